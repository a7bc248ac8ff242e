'use client';

import { Formulaire } from '#app/(admin)/admin/formulaire.tsx';
import { ChampListe } from '#components/champs/texte.tsx';
import { direDuree } from '#lib/droit/delais/dire.ts';
import { ABSENCE_DU_TITULAIRE } from '#lib/droit/habilitation/tenue.ts';
import { copier, repondre, transmettre } from '#lib/tenue/actions.ts';
import { Geste } from '../formulaires.tsx';

interface Cible {
  id: string;
  version: number;
}

/** Hands the request to somebody who has signed in for the body. */
export function Transmettre({
  cible,
  collegues,
}: {
  cible: Cible;
  collegues: readonly { id: string; nom: string }[];
}) {
  if (collegues.length === 0)
    return (
      <p>
        Pour la transmettre à un collègue, demandez-lui de se connecter une fois ici : son nom apparaîtra.
      </p>
    );
  return (
    <Formulaire
      acte={transmettre}
      prefixe="transmission"
      caches={{ ...cible }}
      boutons={[{ libelle: 'Transmettre la demande' }]}
    >
      {(champ) => (
        <ChampListe
          {...champ('a')}
          libelle="La transmettre à"
          indice="Rien ne change tant que cette personne n’a pas accepté."
          options={[
            { valeur: '', libelle: 'Choisir' },
            ...collegues.map(({ id, nom }) => ({ valeur: id, libelle: nom })),
          ]}
        />
      )}
    </Formulaire>
  );
}

/** What the person to whom it is handed answers; who hands it may take it back meanwhile. */
export function RepondreALaTransmission({ cible, sienne }: { cible: Cible; sienne: boolean }) {
  return (
    <>
      {sienne ? (
        <Geste cible={cible} acte="accepter_transfert" libelle="Suivre cette demande" action={repondre} />
      ) : null}
      <Geste
        cible={cible}
        acte="abandonner_transfert"
        libelle={sienne ? 'Ne pas la suivre' : 'Ne plus la transmettre'}
        action={repondre}
      />
    </>
  );
}

/** Takes the request over from who is not seen any more. */
export function Reprendre({ cible, titulaire }: { cible: Cible; titulaire: string }) {
  return (
    <>
      <p>
        Aucune connexion de {titulaire} pour votre organisme depuis au moins {direDuree(ABSENCE_DU_TITULAIRE)}{' '}
        : vous pouvez reprendre la demande. Cette personne et le responsable du traitement lisent votre
        raison.
      </p>
      <Geste
        cible={cible}
        acte="reprendre"
        libelle="Reprendre la demande"
        message="Pourquoi vous la reprenez"
        action={repondre}
      />
    </>
  );
}

/** Begins another request with what this one says. */
export function Copier(cible: Cible) {
  return (
    <Formulaire
      acte={copier}
      prefixe="copie"
      caches={{ ...cible }}
      boutons={[{ libelle: 'Commencer une demande semblable' }]}
    >
      {() => (
        <p>
          Une nouvelle demande peut reprendre ce que celle-ci dit. Ses documents ne sont pas repris : joignez
          de nouveau ceux qui servent.
        </p>
      )}
    </Formulaire>
  );
}
