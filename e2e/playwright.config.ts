// One phone in the hand of a kader in West Java: a small touch screen, Indonesian, Western Indonesian Time.
import { defineConfig } from "@playwright/test";
import { BROWSER_ARGUMENTS } from "./fixtures/browser";

export default defineConfig({
  testDir: "specs",
  globalSetup: "./fixtures/logs.ts",
  outputDir: "test-results",
  // The Worker and the browser share two cores in continuous integration.
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [["list"]],
  use: {
    viewport: { width: 360, height: 640 },
    hasTouch: true,
    isMobile: true,
    deviceScaleFactor: 2,
    locale: "id-ID",
    timezoneId: "Asia/Jakarta",
    trace: "retain-on-failure",
    launchOptions: { executablePath: process.env.CHROMIUM, args: BROWSER_ARGUMENTS },
  },
});
