# The site, the worker and the preparation of the database in one image: only the command differs.
FROM node:24-bookworm-slim AS construction
WORKDIR /application
ENV NEXT_TELEMETRY_DISABLED=1
COPY package.json package-lock.json .npmrc prisma.config.ts ./
COPY scripts/generate.mjs scripts/
COPY prisma/schema prisma/schema
RUN npm ci
COPY . .
RUN node scripts/image.ts /image

# The mail box of the demonstration, which production replaces by a mail server.
FROM construction AS demonstration
USER node
CMD ["node", "doublures/courriel.ts"]

FROM node:24-bookworm-slim
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 PORT=3000 HOSTNAME=0.0.0.0
WORKDIR /application
# The code stays root's: the process can change neither it nor the pages. Only the pieces have a place to be written.
COPY --from=construction --chown=root:root /image ./
RUN mkdir /pieces && chown node:node /pieces
USER node
EXPOSE 3000
VOLUME /pieces
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:'+process.env.PORT+'/api/sante/pret').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
CMD ["node", "server.js"]
