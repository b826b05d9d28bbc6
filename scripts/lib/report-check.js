// Opens a report in a browser and looks for what must not be: report-check.js FILE FOLDER. Prints a line per look.
'use strict';
const path = require('path');
const { chromium } = require(process.env.PLAYWRIGHT || 'playwright-core');

const LOOKS = [
  { name: 'light', width: 1100, scheme: 'light', script: true },
  { name: 'dark', width: 1100, scheme: 'dark', script: true },
  { name: 'phone', width: 360, scheme: 'light', script: true },
  { name: 'phone-dark', width: 360, scheme: 'dark', script: true },
  { name: 'no-script', width: 1100, scheme: 'light', script: false },
  { name: 'print', width: 718, scheme: 'dark', script: true, media: 'print' }, // A4 between its margins
];

// The lightness of a colour as CSS gives it, from 0 to 1.
const lightness = (colour) => {
  const [red, green, blue] = colour.match(/\d+/g).map(Number);
  return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
};

async function look(browser, file, folder, { name, width, scheme, script, media }) {
  const context = await browser.newContext({
    viewport: { width, height: 800 }, colorScheme: scheme, javaScriptEnabled: script });
  const page = await context.newPage();
  const faults = [];
  page.on('console', (message) => message.type() === 'error' && faults.push('console: ' + message.text()));
  page.on('pageerror', (error) => faults.push('script: ' + error.message));
  page.on('dialog', (dialog) => { faults.push('dialog: ' + dialog.message()); dialog.dismiss(); });
  page.on('request', (request) =>
    request.isNavigationRequest() || request.url().startsWith('data:') || faults.push('request: ' + request.url()));
  if (media) await page.emulateMedia({ media });
  await page.goto('file://' + file);
  await page.screenshot({ path: path.join(folder, name + '.png'), fullPage: true });
  if (script) {
    const seen = await page.evaluate(() => ({
      width: document.documentElement.scrollWidth,
      pictures: document.querySelectorAll('figure svg').length,
      json: document.getElementById('report') && JSON.parse(document.getElementById('report').textContent).network,
      title: document.querySelector('h1').textContent,
      foreign: document.querySelectorAll('img, iframe, link, object, script:not([type="application/json"])').length,
      ground: getComputedStyle(document.body).backgroundColor,
      lost: [...document.querySelectorAll('nav a')].filter((link) =>
        !document.getElementById(link.getAttribute('href').slice(1))).length,
      nameless: document.querySelectorAll('figure svg:not([aria-label]):not([aria-hidden])').length,
      outside: [...document.querySelectorAll('image')].filter((image) =>
        !image.getAttribute('href').startsWith('data:image/png;base64,')).length,
      broken: [...document.querySelectorAll('path')].filter((path) => /NaN|undefined|,/.test(path.getAttribute('d'))).length,
      linked: document.querySelectorAll('nav').length,
      hidden: getComputedStyle(document.querySelector('nav') || document.body).display === 'none',
    }));
    if (seen.width > width) faults.push('scrolls sideways: ' + seen.width + ' of ' + width + ' pixels');
    if (seen.pictures < 1) faults.push('has no picture');
    if (seen.json && seen.json !== seen.title) faults.push('shows another network than its data: ' + seen.title);
    const dark = lightness(seen.ground) < 0.5;
    if (dark !== (scheme === 'dark' && !media)) faults.push('has a ground of ' + seen.ground);
    if (seen.lost > 0) faults.push('has links to sections that are not there: ' + seen.lost);
    if (seen.nameless > 0) faults.push('has pictures without a name: ' + seen.nameless);
    if (seen.outside > 0) faults.push('has pixels that are not in the page: ' + seen.outside);
    if (seen.broken > 0) faults.push('has paths with something else than numbers: ' + seen.broken);
    if (media === 'print' && !seen.hidden && seen.linked) faults.push('prints its links');
    if (seen.foreign > 0) faults.push('has elements that no report has: ' + seen.foreign);
  }
  await context.close();
  console.log(name.padEnd(12) + (faults.length === 0 ? 'good' : faults.join('; ')));
  return faults.length;
}

(async () => {
  const [file, folder] = process.argv.slice(2).map((name) => path.resolve(name));
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });
  let faults = 0;
  for (const each of LOOKS) faults += await look(browser, file, folder, each);
  await browser.close();
  process.exit(faults === 0 ? 0 : 1);
})().catch((error) => { console.error(String(error)); process.exit(3); });
