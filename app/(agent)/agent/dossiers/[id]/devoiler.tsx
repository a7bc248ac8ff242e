'use client';

import { useActionState } from 'react';
import { Alerte } from '#components/alerte.tsx';
import { ChampListe, ChampTexte } from '#components/champs/texte.tsx';
import { devoiler } from '#lib/consultation/actions.ts';
import { type EtatDeDevoilement, MOTIFS_DE_DEVOILEMENT } from '#lib/consultation/schema.ts';
import type { GenreDeDonnee } from '#lib/droit/besoin-d-en-connaitre.ts';
import { VIERGE } from '#lib/technique/formulaire.ts';

const MOTIFS = [
  { valeur: '', libelle: 'Choisissez' },
  ...Object.entries(MOTIFS_DE_DEVOILEMENT).map(([valeur, libelle]) => ({ valeur, libelle })),
];

interface Props {
  dossierId: string;
  genre: GenreDeDonnee;
  /** What is shown, with its article: "les revenus". */
  quoi: string;
  acte?: typeof devoiler;
}

/** Asks why before a masked value is shown; it stands in the answer alone, and the read is in the register. */
export function Devoiler({ dossierId, genre, quoi, acte = devoiler }: Props) {
  const [etat, envoyer] = useActionState<EtatDeDevoilement, FormData>(acte, VIERGE);
  if (etat.statut === 'fait')
    return (
      <div role="status" className="devoiler">
        <dl>
          {etat.valeurs?.map(({ nom, valeur }) => (
            <div key={nom}>
              <dt>{nom}</dt>
              <dd>{valeur}</dd>
            </div>
          ))}
        </dl>
        <p className="discret">{etat.message}</p>
      </div>
    );
  const refus = etat.statut === 'refuse' ? etat : null;
  const id = (nom: string) => `devoiler-${genre}-${nom}`;
  return (
    <details className="devoiler" open={refus !== null}>
      <summary>Afficher {quoi}</summary>
      <form action={envoyer}>
        {refus ? (
          <Alerte ton="erreur" annoncer>
            {refus.message}
          </Alerte>
        ) : null}
        <p className="discret">Votre raison est inscrite au registre des consultations, avec votre nom.</p>
        <input type="hidden" name="dossierId" value={dossierId} />
        <input type="hidden" name="genre" value={genre} />
        <ChampListe
          nom="motif"
          id={id('motif')}
          libelle="Raison"
          options={MOTIFS}
          defaultValue={refus?.saisie.motif ?? ''}
          erreur={refus?.champs.motif}
        />
        <ChampTexte
          nom="explication"
          id={id('explication')}
          libelle="Précisez en quelques mots"
          maxLength={300}
          defaultValue={refus?.saisie.explication}
          erreur={refus?.champs.explication}
        />
        <button type="submit" className="fr-btn fr-btn--sm fr-btn--secondary">
          Afficher {quoi}
        </button>
      </form>
    </details>
  );
}
