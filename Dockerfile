# Two stages: the first generates the database client, the second holds what runs.
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc prisma.config.ts ./
COPY prisma ./prisma
COPY src ./src
# Nothing is compiled: the release of better-sqlite3 that Node 24 needs brings its binary, and the other one goes.
RUN npm ci --ignore-scripts && npm run postinstall
# This takes out the prisma command line too, an optional peer of the client. Node 24 runs TypeScript by itself, so
# tsx and esbuild go too. Of Prisma's query compilers only SQLite's stays, of better-sqlite3 only its binary for this machine.
# The driver is laid aside meanwhile, as one of two releases it counts as optional.
RUN mv node_modules/better-sqlite3-13 driver && npm prune --omit=dev --omit=peer --omit=optional --ignore-scripts && mv driver node_modules/better-sqlite3-13
RUN rm -rf node_modules/tsx node_modules/esbuild node_modules/@esbuild node_modules/.bin node_modules/.cache src/playground
RUN rm -rf node_modules/better-sqlite3-13/deps node_modules/better-sqlite3-13/src
RUN find node_modules/better-sqlite3-13/prebuilds -type f ! -name "linux-$(node -p process.arch).node" -delete
RUN find node_modules/@prisma/client/runtime -name 'query_compiler_*' ! -name 'query_compiler_fast_bg.sqlite.*' -delete
RUN find node_modules -name '*.map' -delete

FROM node:24-slim
ENV NODE_ENV=production
ENV DATABASE_URL=file:/data/tu-soi.db
ENV DATA_KEY_FILE=/keys/data.key
ENV HTTP_PORT=8080
ENV HTTP_HOST=0.0.0.0
WORKDIR /app
RUN install -d -o node -g node -m 0700 /data /keys
COPY --from=build /app/package.json ./package.json
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/src ./src
COPY prisma ./prisma
COPY locales ./locales
USER node
VOLUME ["/data", "/keys"]
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.HTTP_PORT + '/readyz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-semi-space-size=8", "src/main.ts"]
