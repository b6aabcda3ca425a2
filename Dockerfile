# Two stages: what compiles stays in the first one.
FROM node:24-bookworm-slim AS construction
RUN apt-get update && apt-get install -y --no-install-recommends g++ make python3 && rm -rf /var/lib/apt/lists/*
WORKDIR /opt/maillage
COPY . .
RUN npm ci && npm prune --omit=dev --ignore-scripts

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 MAILLAGE_DATA=/donnees
WORKDIR /opt/maillage
COPY --from=construction /opt/maillage/package.json ./
COPY --from=construction /opt/maillage/node_modules node_modules
COPY --from=construction /opt/maillage/dist dist
COPY --from=construction /opt/maillage/bin bin
COPY --from=construction /opt/maillage/modeles modeles
COPY --from=construction /opt/maillage/docs docs
RUN mkdir /donnees && chown node:node /donnees
USER node
VOLUME /donnees
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:3000/sante/pret').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/src/main.js"]
