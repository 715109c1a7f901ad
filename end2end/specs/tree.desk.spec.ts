import { expect, test } from "../support/test.ts";

/** What assistive technology is told of a page, in its order. Only what must be there is named; more may stand between. */

test("the home page tells what it is, lets search and says how to take part", async ({ page }) => {
  await page.goto("/en/");
  await expect(page.getByRole("main")).toMatchAriaSnapshot(`
    - main:
      - 'heading "State services: drafts open for comment" [level=1]'
      - search:
        - searchbox "Search drafts, standards, services and comments"
        - button "Find"
  `);
  await expect(page.getByRole("region", { name: "How to take part" })).toMatchAriaSnapshot(`
    - region "How to take part":
      - heading "How to take part" [level=2]
      - list:
        - listitem
        - listitem
        - listitem
  `);
});

test("the register is a table with a name, under its filters", async ({ page }) => {
  await page.goto("/en/register");
  await expect(page.getByRole("main")).toMatchAriaSnapshot(`
    - main:
      - heading "Register of state services" [level=1]
      - search:
        - searchbox "Name or code"
        - combobox "Developing body"
        - combobox "Recipients"
        - combobox "Form of rendering"
        - combobox "Payment"
        - paragraph:
          - button "Show"
  `);
  await expect(page.getByRole("table", { name: "Register of state services" })).toMatchAriaSnapshot(`
    - table "Register of state services":
      - rowgroup:
        - row:
          - columnheader "Code"
          - columnheader "Service"
          - columnheader "Developing body"
          - columnheader "Payment"
      - rowgroup:
        - row:
          - cell
          - rowheader:
            - link
          - cell
          - cell
  `);
});

test("the form for signing in names its fields", async ({ page }) => {
  await page.goto("/en/sign-in");
  await expect(page.getByRole("main")).toMatchAriaSnapshot(`
    - main:
      - heading "Sign in" [level=1]
      - textbox "E-mail"
      - textbox "Password"
      - paragraph:
        - button "Sign in"
        - link "Forgot the password?"
  `);
});

test("a draft names its window, its stages, its pages, its elements and where to comment", async ({ page }) => {
  await page.goto("/en/drafts/2026-0008");
  await expect(page.getByRole("main")).toMatchAriaSnapshot(`
    - main:
      - navigation "Path":
        - link /Open for comment/
      - heading "Assignment of the state benefit to families with many children" [level=1]
      - region "Discussion window"
      - group:
        - list "Legal stages":
          - listitem: /In the register/
          - listitem: /Placed for discussion/
          - listitem: /Discussion/
          - listitem: /Closing report/
          - listitem: /Coordination/
          - listitem: /Approval/
          - listitem: /In force/
      - navigation "Pages of the draft":
        - link "Text"
        - link /Comments/
      - group:
        - navigation "Elements of the standard":
          - list
      - article:
        - heading "1. General provisions" [level=2]
        - heading "1.1 Name of the state service" [level=3]
        - link "Comment on the whole of 1.1"
        - link "1.1.1"
        - paragraph
        - link "Comment on 1.1.1"
  `);
});

test("the form of a comment names its fields and says what is published", async ({ page }) => {
  await page.goto("/en/drafts/2026-0008/comment");
  await expect(page.getByRole("main")).toMatchAriaSnapshot(`
    - main:
      - heading "On the whole draft" [level=1]
      - paragraph: /The discussion closes/
      - textbox "Your comment"
      - group "Who you are":
        - radio "An individual" [checked]
        - radio "An individual entrepreneur"
        - radio "A legal entity"
        - radio "A foreign legal entity"
        - radio "A non-commercial organisation"
        - radio "Several together"
      - textbox "Name"
      - checkbox /Do not publish my name/
      - textbox "E-mail for the receipt (optional)"
      - checkbox /Remember who I am on this device/
      - combobox "Language of the comment"
      - paragraph:
        - button "Send the comment"
        - button "Add another clause"
        - link "Back to the draft"
  `);
});
