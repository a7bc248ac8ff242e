/**
 * Makes the DSFR's stylesheet ours to use, at build time:
 * - its fonts (Marianne, Spectral) belong to the State: their @font-face are dropped, their names replaced;
 * - its dark rules only answer to `data-fr-theme="dark"`, which its script sets: each gets a twin under
 *   `prefers-color-scheme: dark` for `data-fr-theme="system"`, so that the system's choice needs no script;
 * - the State's block (logo) is never drawn.
 */
const FAMILLE = /\b(Marianne|Spectral)\b/;
const SOMBRE = /:root\[data-fr-theme=["']?dark["']?\]/g;
const ETAT = /\.fr-logo\b/;

const dsfrLibre = () => ({
  postcssPlugin: 'dsfr-libre',
  OnceExit(racine, { AtRule }) {
    racine.walkAtRules('font-face', (regle) => {
      if (FAMILLE.test(regle.toString())) regle.remove();
    });
    // Each part repeats it; inside a layer it is an error.
    racine.walkAtRules('charset', (regle) => {
      regle.remove();
    });
    racine.walkDecls('font-family', (declaration) => {
      if (FAMILLE.test(declaration.value)) declaration.value = 'var(--police)';
    });
    racine.walkRules((regle) => {
      const selecteurs = regle.selectors.filter((selecteur) => !ETAT.test(selecteur));
      if (selecteurs.length === 0) regle.remove();
      else if (selecteurs.length < regle.selectors.length) regle.selectors = selecteurs;
    });
    const sombres = [];
    racine.walkRules((regle) => {
      if (regle.selector.search(SOMBRE) >= 0) sombres.push(regle);
    });
    for (const regle of sombres) {
      const jumelle = regle.clone({
        selectors: regle.selectors
          .filter((selecteur) => selecteur.search(SOMBRE) >= 0)
          .map((selecteur) => selecteur.replace(SOMBRE, ':root[data-fr-theme=system]')),
      });
      const media = new AtRule({ name: 'media', params: '(prefers-color-scheme: dark)', nodes: [] });
      media.append(jumelle);
      regle.after(media);
    }
  },
});
dsfrLibre.postcss = true;

export default dsfrLibre;
