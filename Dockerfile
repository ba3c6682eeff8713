# Two stages: the first generates the database client, the second holds what runs.
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc prisma.config.ts ./
COPY prisma ./prisma
COPY locales ./locales
COPY src ./src
RUN npm ci --ignore-scripts && npm run postinstall
# What only building needs goes, and the Node that npm brings; of better-sqlite3 only the binary for this machine stays. Prisma's
# query compiler and the writers of documents and workbooks lie in dist.
# What draws charts has its binary as an optional package, which npm would take along with all others of that kind.
RUN mv node_modules/@resvg resvg && npm prune --omit=dev --omit=peer --omit=optional --ignore-scripts && rm -rf node_modules/@resvg && mv resvg node_modules/@resvg
RUN rm -rf node_modules/.bin node_modules/.cache node_modules/@types node_modules/undici-types node_modules/docx node_modules/write-excel-file node_modules/fflate node_modules/saxes node_modules/xmlchars node_modules/better-sqlite3/deps node_modules/better-sqlite3/src
RUN find node_modules/better-sqlite3/prebuilds -type f ! -name "linux-$(node -p process.arch).node" -delete
RUN find node_modules/@prisma/client/runtime -name 'query_compiler_*' -delete
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
COPY --from=build /app/dist ./dist
COPY prisma ./prisma
COPY locales ./locales
USER node
VOLUME ["/data", "/keys"]
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.HTTP_PORT + '/readyz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-semi-space-size=8", "--heap-growing-percent=40", "dist/main.js"]
