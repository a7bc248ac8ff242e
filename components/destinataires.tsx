import { direLEtatSigne, type EtatSigne } from '#lib/droit/argent/destinataire.ts';
import { redigerTrace } from '#lib/droit/rediger.ts';
import type { Trace } from '#lib/droit/regle.ts';

/** Whom the signed states of a boursier of the privé pay, and whom the next one pays, with its articles. */
export function Destinataires({ etats, suivant }: { etats: readonly EtatSigne[]; suivant: Trace }) {
  const dites = redigerTrace(suivant).filter(({ issue }, rang) => rang === 0 || issue === 'appliquee');
  return (
    <>
      <h2>À qui va la bourse</h2>
      <ul>
        {etats.map((etat) => (
          <li key={etat.id}>{direLEtatSigne(etat)} Cet état ne change plus.</li>
        ))}
        <li>Prochain état. {dites.map(({ texte, article }) => `${texte} (${article})`).join(' ')}</li>
      </ul>
    </>
  );
}
