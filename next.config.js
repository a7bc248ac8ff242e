/** @type {import('next').NextConfig} */
const nextConfig = {
  // Several servers of one checkout (tests, demo, a developer's own) must not share their build.
  distDir: process.env.NEXT_DIST_DIR || '.next',
  // A folder that runs without the packages of the development, for the image (scripts/image.ts).
  output: process.env.NEXT_OUTPUT === 'standalone' ? 'standalone' : undefined,
  // Fonts are found by the path of their package, which the tracer takes for any file of the project.
  outputFileTracingExcludes: {
    '/**': [
      './tests/**',
      './doublures/**',
      './monde/**',
      './bench/**',
      './epreuves/**',
      './docs/**',
      './.git/**',
      './.rapports/**',
      './.donnees/**',
    ],
  },
  // A page comes with its title, for everybody: streamed after, it leaves a page without a name to who listens to it.
  htmlLimitedBots: /.*/,
  poweredByHeader: false,
  // The proxy gives every other answer its headers; files of the build, which it does not see, are not guessed either.
  headers: async () => [
    {
      source: '/_next/static/:file*',
      headers: [
        { key: 'X-Content-Type-Options', value: 'nosniff' },
        { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
      ],
    },
  ],
  reactStrictMode: true,
  // Its badge lies over the page, in tests as in captures.
  devIndicators: false,
  typedRoutes: false,
  // Types are checked once, by `npm run verifier`: a build only builds.
  typescript: { ignoreBuildErrors: true },
  // Native code and modules that find their own files on disk: loaded by Node, never bundled.
  serverExternalPackages: [
    '@myriaddreamin/typst-ts-node-compiler',
    '@embedpdf/pdfium',
    '@aws-sdk/client-s3',
    'graphile-worker',
    'nodemailer',
    'pg',
  ],
  experimental: {
    // What one sending of files may weigh; the proxy holds every other page to less (lib/technique/poids.ts).
    serverActions: { bodySizeLimit: '32mb' },
    // The proxy holds a copy of the body it lets through: same limit, or an upload would arrive cut.
    proxyClientMaxBodySize: '32mb',
  },
  turbopack: {
    // react-dsfr asks for its own SCSS, unlayered and with the State's fonts: ours takes its place.
    resolveAlias: {
      '@codegouvfr/react-dsfr/assets/dsfr_plus_icons.scss': './app/globals.css',
    },
  },
};

export default nextConfig;
