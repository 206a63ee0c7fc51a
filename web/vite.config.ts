// Builds the scripts and styles of the pages into the Python package, with a manifest that says what each became.
import { defineConfig } from "vite";

export default defineConfig({
  base: "/static/",
  publicDir: false,
  build: {
    outDir: "../src/counterclaim/serve/assets",
    emptyOutDir: true,
    assetsDir: ".",
    manifest: "manifest.json",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    // MapLibre alone is larger; a page that needs it says so.
    chunkSizeWarningLimit: 1500,
    rollupOptions: { input: ["src/site.ts", "src/charts.ts", "src/claims.ts", "src/map.ts"] },
  },
});
