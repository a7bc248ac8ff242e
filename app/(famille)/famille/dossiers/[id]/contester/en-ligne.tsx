import { ecrireJour } from '#lib/droit/date.ts';
import { recoursPendant } from '#lib/droit/recours/pendants.ts';
import type { Contestable } from '#lib/famille/queries.ts';
import { jourDe } from '#lib/technique/dates.ts';
import { Formulaire } from './formulaire.tsx';

/** Online, where the family is signed in: it is received at once. A recours that waits is told, and another may still be sent. */
export function EnLigne({ lue: { dossier, retenue } }: { lue: Contestable }) {
  const objet = retenue ? 'retenue' : 'decision';
  const pendant = recoursPendant(dossier, objet);
  return (
    <section aria-labelledby="en-ligne" className="volet">
      <h2 id="en-ligne" className="fr-h4">
        {pendant ? 'Compléter votre recours en ligne' : 'Contester en ligne'}
      </h2>
      {pendant ? (
        <p>
          Votre recours du {ecrireJour(jourDe(pendant.formeLe))} attend sa réponse. Vous pouvez y ajouter un
          argument ou un document jusqu’à cette réponse, même si le délai pour contester est passé : tout sera
          lu ensemble. Le jour de la réponse ne change pas.
        </p>
      ) : (
        <p>
          Votre recours est reçu aujourd’hui même. Il est adressé à l’autorité qui doit y répondre, quel que
          soit le nom que vous lui donnez.
        </p>
      )}
      <Formulaire
        dossierId={dossier.id}
        version={dossier.version}
        objet={objet}
        complete={pendant !== null}
      />
    </section>
  );
}
