# One image for the web server, the worker and the migrations: only the command differs.
FROM node:24-bookworm-slim AS construction
WORKDIR /application
COPY package.json package-lock.json .npmrc prisma.config.ts ./
COPY scripts/generate.mjs scripts/
COPY prisma/schema prisma/schema
RUN npm ci
COPY . .
ENV NEXT_TELEMETRY_DISABLED=1
RUN npx next build && npm prune --omit=dev --ignore-scripts

FROM node:24-bookworm-slim
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 PORT=3000
WORKDIR /application
COPY --from=construction --chown=root:root /application ./
# The code stays root's: the process can change neither it nor the pages. Only the pieces have a place to be written.
RUN mkdir /pieces && chown node:node /pieces && mkdir -p .next/cache && chown -R node:node .next/cache
USER node
EXPOSE 3000
VOLUME /pieces
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:'+process.env.PORT+'/api/sante').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
CMD ["node", "node_modules/next/dist/bin/next", "start"]
