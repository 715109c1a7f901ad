import { expect, test } from "../support/test.ts";

/** What assistive technology is told of a page, in its order. Only what must be there is named; more may stand between. */

test("the home page tells what it is, lets search and says how to take part", async ({ page }) => {
  await page.goto("/en/");
  await expect(page.getByRole("main")).toMatchAriaSnapshot(`
    - main:
      - 'heading "State services: drafts open for comment" [level=1]'
      - search:
        - searchbox "Search services, drafts and bodies"
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
