"""Opens every DOCX of a folder in LibreOffice, accepts and rejects all its changes, and prints the paragraphs as JSON."""

import json
import pathlib
import subprocess
import sys
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException


def connect(pipe, office):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(300):
        if office.poll() is not None:
            sys.exit("LibreOffice did not start")
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.2)
    sys.exit("LibreOffice did not answer")


def paragraphs(document):
    found, rows = [], document.Text.createEnumeration()
    while rows.hasMoreElements():
        row = rows.nextElement()
        if row.supportsService("com.sun.star.text.Paragraph"):
            found.append([row.ParaStyleName, row.getString()])
    return found


def side(desktop, dispatcher, path, command):
    hidden = PropertyValue(Name="Hidden", Value=True)
    document = desktop.loadComponentFromURL(path.as_uri(), "_blank", 0, (hidden,))
    try:
        if command:
            dispatcher.executeDispatch(document.CurrentController.Frame, command, "", 0, ())
        left = sum(1 for _ in iterate(document.Redlines))
        return {"paragraphs": paragraphs(document), "left": left}
    finally:
        document.close(True)


def iterate(container):
    rows = container.createEnumeration()
    while rows.hasMoreElements():
        yield rows.nextElement()


def main():
    folder = pathlib.Path(sys.argv[1])
    pipe = f"talqy{folder.name.strip('.')}"
    office = subprocess.Popen(
        ["soffice", "--headless", "--invisible", "--norestore", "--nologo", "--nodefault",
         f"-env:UserInstallation={(folder / 'profile').as_uri()}", f"--accept=pipe,name={pipe};urp;"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        context = connect(pipe, office)
        make = lambda name: context.ServiceManager.createInstanceWithContext(name, context)
        desktop, dispatcher = make("com.sun.star.frame.Desktop"), make("com.sun.star.frame.DispatchHelper")
        answer = {}
        for path in sorted(folder.glob("*.docx")):
            print(path.name, file=sys.stderr)  # The last name is the file that LibreOffice gave up on.
            answer[path.stem] = {
                "accepted": side(desktop, dispatcher, path, ".uno:AcceptAllTrackedChanges"),
                "rejected": side(desktop, dispatcher, path, ".uno:RejectAllTrackedChanges"),
            }
        json.dump(answer, sys.stdout, ensure_ascii=False)
    finally:
        office.terminate()
        office.wait(30)


main()
