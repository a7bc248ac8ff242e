'use client';

import { type Champ, Formulaire } from '#app/(admin)/admin/formulaire.tsx';
import { ChampCase } from '#components/champs/choix.tsx';
import { ChampLong } from '#components/champs/texte.tsx';
import { FormulaireActe } from '#components/formulaire-acte.tsx';
import {
  commencer,
  deposer,
  donnerSuite,
  prolonger,
  renvoyerConfirmations,
} from '#lib/habilitation/actions.ts';
import { QUESTIONS_DE_PROLONGATION, type Suite } from '#lib/habilitation/schema.ts';
import type { EtatFormulaire } from '#lib/technique/formulaire.ts';
import type { Reponse } from '#lib/tenue/schema.ts';

interface Cible {
  id: string;
  version: number;
}

/** Begins a request: the body comes from the sign-in, nothing is typed. */
export function Commencer() {
  return (
    <FormulaireActe acte={commencer}>
      <div className="administration__boutons fr-mt-2w">
        <button type="submit" className="fr-btn">
          Demander une habilitation
        </button>
        <button type="submit" name="etape" value="essai" className="fr-btn fr-btn--secondary">
          Commencer par l’essai
        </button>
      </div>
    </FormulaireActe>
  );
}

/** Sends their link again to the contacts who have not answered. */
export function RenvoyerConfirmations(cible: Cible) {
  return (
    <Formulaire
      acte={renvoyerConfirmations}
      prefixe="confirmations"
      caches={{ ...cible }}
      boutons={[{ libelle: 'Renvoyer les courriels' }]}
    >
      {() => null}
    </Formulaire>
  );
}

/** The two engagements without which nothing is filed. */
export function Deposer(cible: Cible) {
  return (
    <Formulaire
      acte={deposer}
      prefixe="depot"
      caches={{ ...cible }}
      boutons={[{ libelle: 'Déposer la demande' }]}
    >
      {(champ, valeurs) => (
        <>
          <ChampCase
            {...sansDefaut(champ('conditions'))}
            defaultChecked={valeurs.conditions === 'oui'}
            libelle="L’organisme accepte les conditions d’utilisation : les données ne servent qu’à ce qui est écrit ici, et chaque appel est gardé trois ans, avec son fondement, pour la famille."
          />
          <ChampCase
            {...sansDefaut(champ('dpoInforme'))}
            defaultChecked={valeurs.dpoInforme === 'oui'}
            libelle="Le délégué à la protection des données est informé. Un courriel le lui dira aussi."
          />
        </>
      )}
    </Formulaire>
  );
}

/** A box has no text to begin with. */
export const sansDefaut = ({ defaultValue: _, autoComplete: _a, ...champ }: Champ) => champ;

/** One move of a request, with its words when it has some. `acte` comes from the table of moves. */
export function Geste({
  cible,
  acte,
  libelle,
  message,
  action = donnerSuite,
}: {
  cible: Cible;
  acte: Suite['acte'] | Reponse['acte'];
  libelle: string;
  /** Label of the message, when the move needs one. */
  message?: string;
  action?: (avant: EtatFormulaire, donnees: FormData) => Promise<EtatFormulaire>;
}) {
  return (
    <Formulaire acte={action} prefixe={acte} caches={{ ...cible, acte }} boutons={[{ libelle }]}>
      {(champ) => (message ? <ChampLong {...champ('message')} libelle={message} /> : null)}
    </Formulaire>
  );
}

/** The four questions of a prolongation. */
export function Prolonger(cible: Cible) {
  return (
    <Formulaire
      acte={prolonger}
      prefixe="prolongation"
      caches={{ ...cible }}
      boutons={[{ libelle: 'Prolonger les jetons' }]}
    >
      {(champ, valeurs) =>
        Object.entries(QUESTIONS_DE_PROLONGATION).map(([question, libelle]) => (
          <ChampCase
            key={question}
            {...sansDefaut(champ(question))}
            defaultChecked={valeurs[question] === 'oui'}
            libelle={libelle}
          />
        ))
      }
    </Formulaire>
  );
}
