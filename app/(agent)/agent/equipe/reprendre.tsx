'use client';

import { useActionState } from 'react';
import { Alerte } from '#components/alerte.tsx';
import { reprendrePortefeuille } from '#lib/suivi/actions.ts';
import { VIERGE } from '#lib/technique/formulaire.ts';

interface Props {
  collegues: readonly { id: string; nom: string; qualite: string }[];
  moi: string;
}

/** Gives all that an absent colleague has in hand to another, with its clocks. */
export function ReprendrePortefeuille({ collegues, moi }: Props) {
  const [etat, agir, enCours] = useActionState(reprendrePortefeuille, VIERGE);
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
        <Choix nom="de" libelle="Absent" collegues={collegues} />
        <Choix nom="a" libelle="Repris par" collegues={collegues} choisi={moi} />
        <button type="submit" className="fr-btn" aria-disabled={enCours}>
          Reprendre tout
        </button>
      </form>
    </section>
  );
}

function Choix({
  nom,
  libelle,
  collegues,
  choisi = '',
}: Pick<Props, 'collegues'> & { nom: string; libelle: string; choisi?: string }) {
  return (
    <div>
      <label className="fr-label" htmlFor={nom}>
        {libelle}
      </label>
      <select className="fr-select" id={nom} name={nom} defaultValue={choisi}>
        <option value="">À choisir</option>
        {collegues.map(({ id, nom: qui, qualite }) => (
          <option key={id} value={id}>
            {qui}, {qualite}
          </option>
        ))}
      </select>
    </div>
  );
}
