'use client';

import { useActionState } from 'react';
import { Alerte } from '#components/alerte.tsx';
import { ChampListeRedite } from '#components/champs/texte.tsx';
import { reprendrePortefeuille } from '#lib/suivi/actions.ts';
import { VIERGE } from '#lib/technique/formulaire.ts';

interface Props {
  collegues: readonly { id: string; nom: string; qualite: string }[];
  moi: string;
}

/** Gives all that an absent colleague has in hand to another, with its clocks. */
export function ReprendrePortefeuille({ collegues, moi }: Props) {
  const [etat, agir, enCours] = useActionState(reprendrePortefeuille, VIERGE);
  const refus = etat.statut === 'refuse' ? etat : null;
  const options = [
    { valeur: '', libelle: 'À choisir' },
    ...collegues.map(({ id, nom, qualite }) => ({ valeur: id, libelle: `${nom}, ${qualite}` })),
  ];
  return (
    <section aria-labelledby="reprendre">
      <h2 id="reprendre" className="fr-h6">
        Reprendre les dossiers d’un collègue absent
      </h2>
      {etat.statut === 'vierge' ? null : (
        <Alerte ton={etat.statut === 'fait' ? 'succes' : 'erreur'} annoncer>
          {etat.message}
        </Alerte>
      )}
      <form action={agir} className="lot">
        <ChampListeRedite
          nom="de"
          libelle="Absent"
          options={options}
          defaultValue={refus?.saisie.de ?? ''}
          erreur={refus?.champs.de}
        />
        <ChampListeRedite
          nom="a"
          libelle="Repris par"
          options={options}
          defaultValue={refus?.saisie.a ?? moi}
          erreur={refus?.champs.a}
        />
        <button type="submit" className="fr-btn" aria-disabled={enCours}>
          Reprendre tout
        </button>
      </form>
    </section>
  );
}
