'use client';

import { type ComponentProps, type FormEvent, useActionState, useState } from 'react';
import { Alerte } from '#components/alerte.tsx';
import { envoyerPiece } from '#lib/famille/actions.ts';
import { VIERGE } from '#lib/technique/formulaire.ts';

interface Props {
  dossierId: string;
  version: number;
  code: string;
  piece: string;
}

/** What one sending may weigh in all; each file is weighed again, and opened, by the server. */
const POIDS_MAX = 30_000_000;

/** The upload zone of one piece: several files, chosen or photographed. Works without script. */
export function EnvoiDePiece({ dossierId, version, code, piece }: Props) {
  const [etat, envoyer, enCours] = useActionState(envoyerPiece, VIERGE);
  const [tropLourd, setTropLourd] = useState(false);
  const peser = (evenement: FormEvent<HTMLFormElement>) => {
    const fichiers = new FormData(evenement.currentTarget).getAll('fichiers');
    const poids = fichiers.reduce((total, f) => total + (f instanceof File ? f.size : 0), 0);
    setTropLourd(poids > POIDS_MAX);
    if (enCours || poids > POIDS_MAX) evenement.preventDefault();
  };
  const erreur = tropLourd
    ? 'Ces fichiers dépassent 30 Mo en tout : envoyez-les en plusieurs fois.'
    : etat.statut === 'refuse'
      ? etat.message
      : undefined;
  return (
    <form action={envoyer} onSubmit={peser} className="envoi-de-piece">
      <input type="hidden" name="dossierId" value={dossierId} />
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="code" value={code} />
      {erreur ? (
        <Alerte ton="erreur" annoncer>
          {erreur}
        </Alerte>
      ) : null}
      <Fichiers
        id={`fichiers-${code}`}
        libelle="Choisir un ou plusieurs fichiers"
        indice="PDF ou image (JPEG, PNG, WebP, TIFF), 10 Mo au plus par fichier, 10 fichiers et 30 Mo au plus en tout"
        accept="application/pdf,image/jpeg,image/png,image/webp,image/tiff"
        multiple
      />
      <div className="envoi-de-piece__photo">
        <Fichiers
          id={`photo-${code}`}
          libelle="Ou prendre une photo"
          indice="Avec l’appareil photo de ce téléphone"
          accept="image/jpeg,image/png"
          capture="environment"
        />
      </div>
      <button
        type="submit"
        className="fr-btn"
        aria-disabled={enCours}
        aria-label={enCours ? undefined : `Envoyer : ${piece}`}
      >
        {enCours ? 'Envoi en cours…' : 'Envoyer'}
      </button>
    </form>
  );
}

/** Files chosen or photographed: one of the two fields is enough, so neither is required by itself. */
function Fichiers({
  id,
  libelle,
  indice,
  ...champ
}: { id: string; libelle: string; indice: string } & ComponentProps<'input'>) {
  return (
    <div className="fr-upload-group champ">
      <label className="fr-label" htmlFor={id}>
        {libelle}
        <span className="fr-hint-text" id={`${id}-indice`}>
          {indice}
        </span>
      </label>
      <input
        {...champ}
        type="file"
        className="fr-upload"
        id={id}
        name="fichiers"
        aria-describedby={`${id}-indice`}
      />
    </div>
  );
}
