'use client';

import { ChampCase } from '#components/champs/choix.tsx';
import { FormulaireActe } from '#components/formulaire-acte.tsx';
import { commencer, effacer } from '#lib/depot/actions.ts';
import type { EnfantADeposer } from '#lib/depot/queries.ts';
import { nomDuChoix } from '#lib/eleve/schema.ts';

/** The children of one form: those to choose, or those of the draft to take up again. */
export function Choix({ enfants }: { enfants: readonly EnfantADeposer[] }) {
  const [premier] = enfants;
  const cle = `groupe-${premier?.eleveId}`;
  return (
    <section aria-labelledby={cle} className="volet">
      <h2 id={cle} className="fr-h4">
        {premier?.brouillonId ? 'Demande commencée, ' : ''}
        {premier?.groupe?.etablissement}
      </h2>
      <FormulaireActe acte={commencer}>
        {premier?.brouillonId ? <Reprise enfants={enfants} /> : <Cases enfants={enfants} />}
      </FormulaireActe>
      {premier?.brouillonId ? <Effacement id={premier.brouillonId} /> : null}
    </section>
  );
}

function Cases({ enfants }: { enfants: readonly EnfantADeposer[] }) {
  return (
    <>
      <fieldset className="fr-fieldset">
        <legend className="fr-fieldset__legend">Pour qui demandez-vous la bourse ?</legend>
        {enfants.map(({ eleveId, nom, lieu }) => (
          <div className="fr-fieldset__element" key={eleveId}>
            <ChampCase nom={nomDuChoix(eleveId)} libelle={nom} indice={lieu} defaultChecked />
          </div>
        ))}
      </fieldset>
      <button type="submit" className="fr-btn">
        Commencer la demande
      </button>
    </>
  );
}

function Reprise({ enfants }: { enfants: readonly EnfantADeposer[] }) {
  return (
    <>
      <p>
        Vous avez commencé une demande pour {enfants.map(({ nom }) => nom).join(', ')}. Elle n’est pas encore
        envoyée.
      </p>
      {enfants.map(({ eleveId }) => (
        <input key={eleveId} type="hidden" name={nomDuChoix(eleveId)} value="oui" />
      ))}
      <button type="submit" className="fr-btn">
        Reprendre la demande
      </button>
    </>
  );
}

/** The demande of a pupil under temporary protection, which no closing stops (C. I.B.3). */
export function SousProtection({ eleveId, nom }: { eleveId: string; nom: string }) {
  return (
    <details>
      <summary>{nom} bénéficie de la protection temporaire</summary>
      <FormulaireActe acte={commencer}>
        {({ protection }) => (
          <>
            <input type="hidden" name={nomDuChoix(eleveId)} value="oui" />
            <ChampCase
              id={`protection-${eleveId}`}
              nom="protection"
              libelle={`${nom} bénéficie de la protection temporaire`}
              indice="Un document qui le montre pourra vous être demandé. La demande se fait alors toute l’année."
              erreur={protection}
              facultatif={false}
            />
            <button type="submit" className="fr-btn fr-btn--secondary">
              Commencer la demande
            </button>
          </>
        )}
      </FormulaireActe>
    </details>
  );
}

function Effacement({ id }: { id: string }) {
  return (
    <details>
      <summary>Effacer cette demande commencée</summary>
      <FormulaireActe acte={effacer}>
        {({ confirme }) => (
          <>
            <input type="hidden" name="dossierId" value={id} />
            <ChampCase
              id={`confirme-${id}`}
              nom="confirme"
              libelle="J’efface ce que j’ai écrit, sans l’envoyer"
              erreur={confirme}
              facultatif={false}
            />
            <button type="submit" className="fr-btn fr-btn--secondary">
              Effacer
            </button>
          </>
        )}
      </FormulaireActe>
    </details>
  );
}
