'use client';

import { Formulaire } from '#app/(admin)/admin/formulaire.tsx';
import { ChampChoix } from '#components/champs/choix.tsx';
import { ChampDate, ChampLong, ChampTexte } from '#components/champs/texte.tsx';
import {
  CODES_DES_DROITS,
  DROITS_SUR_LES_DONNEES,
  PROLONGATION,
  SENS_DES_REPONSES,
} from '#lib/droit/conservation/exercice.ts';
import { direDuree } from '#lib/droit/delais/dire.ts';
import { capitale } from '#lib/droit/phrase.ts';
import { enregistrer, suivre } from '#lib/exercice/actions.ts';

const DROITS = CODES_DES_DROITS.map((valeur) => ({
  valeur,
  libelle: capitale(DROITS_SUR_LES_DONNEES[valeur].nom),
  indice: DROITS_SUR_LES_DONNEES[valeur].article,
}));
const SENS = Object.entries(SENS_DES_REPONSES).map(([valeur, libelle]) => ({
  valeur,
  libelle: capitale(libelle),
}));

/** A request that came on paper. `jour`: today, as it is typed. */
export function EnregistrerUneDemande({ jour }: { jour: string }) {
  return (
    <Formulaire
      acte={enregistrer}
      prefixe="recue"
      initiale={{ recueLe: jour }}
      boutons={[{ libelle: 'Enregistrer la demande' }]}
    >
      {(champ, valeurs) => (
        <>
          <ChampChoix {...champ('droit')} libelle="Droit demandé" options={DROITS} valeur={valeurs.droit} />
          <ChampTexte {...champ('nom')} libelle="Nom de la personne" />
          <ChampLong {...champ('adresse')} libelle="Adresse" indice="Celle où va la réponse." rows={3} />
          <ChampDate {...champ('recueLe')} libelle="Reçue le" />
          <ChampTexte
            {...champ('numero')}
            libelle="Numéro du dossier"
            indice="Il figure sur chaque courrier. Sans lui, ni une limitation ni une opposition n’a d’effet dans l’application."
            facultatif
          />
          <ChampLong {...champ('precisions')} libelle="Ce qui est demandé" rows={5} />
        </>
      )}
    </Formulaire>
  );
}

interface PropsDeSuite {
  exerciceId: string;
  /** Today, as it is typed. */
  jour: string;
}

/** The answer. */
export function Repondre({ exerciceId }: Pick<PropsDeSuite, 'exerciceId'>) {
  return (
    <Formulaire
      acte={suivre}
      prefixe="reponse"
      caches={{ exerciceId, genre: 'reponse' }}
      boutons={[{ libelle: 'Enregistrer la réponse' }]}
    >
      {(champ, valeurs) => (
        <>
          <ChampChoix {...champ('sens')} libelle="Réponse" options={SENS} valeur={valeurs.sens} />
          <ChampLong
            {...champ('motif')}
            libelle="Ce que vous répondez"
            indice="La personne le lit, et la lettre le reprend. Un refus dit pourquoi."
            rows={5}
          />
        </>
      )}
    </Formulaire>
  );
}

const SUITES = {
  prolongation: {
    libelle: `Prolonger le délai de ${direDuree(PROLONGATION)}`,
    indice: 'Dites pourquoi : demande complexe, ou nombreuses demandes. La personne le lit.',
  },
  limitation: { libelle: 'Limiter les données', indice: 'Dites ce qui est contesté ou demandé.' },
  levee: {
    libelle: 'Lever la limitation',
    indice: 'Dites pourquoi elle prend fin. La personne doit en être prévenue avant.',
  },
} as const;

/** More time, a limitation, or its end: with a reason. */
export function Suivre({ exerciceId, genre, jour }: PropsDeSuite & { genre: keyof typeof SUITES }) {
  const { libelle, indice } = SUITES[genre];
  return (
    <details className="pli">
      <summary>{libelle}</summary>
      <Formulaire
        acte={suivre}
        prefixe={genre}
        caches={{ exerciceId, genre }}
        initiale={{ informeeLe: jour }}
        boutons={[{ libelle }]}
      >
        {(champ) => (
          <>
            {genre === 'levee' ? <ChampDate {...champ('informeeLe')} libelle="Personne prévenue le" /> : null}
            <ChampLong {...champ('motif')} libelle="Raison" indice={indice} rows={3} />
          </>
        )}
      </Formulaire>
    </details>
  );
}
