'use client';

import { type ComponentProps, type FormEvent, useActionState, useState } from 'react';
import { INDICE_FICHIERS, TYPES_ADMIS, tropDeFichiers } from '#lib/technique/fichiers-admis.ts';
import { type EtatFormulaire, VIERGE } from '#lib/technique/formulaire.ts';
import { Alerte } from '../alerte.tsx';
import { type Depart, FichiersChoisis } from './fichiers-choisis.tsx';
import { televerser } from './televerser.ts';

interface Props {
  acte: (avant: EtatFormulaire, donnees: FormData) => Promise<EtatFormulaire>;
  /** Where the files go when the page follows them. */
  adresse: string;
  /** What names the dossier as it was shown. */
  cible: Readonly<Record<string, string | number>>;
  code: string;
  piece: string;
}

/** An empty file field sends a nameless file all the same. */
const fichiersDe = (formulaire: HTMLFormElement): File[] =>
  new FormData(formulaire)
    .getAll('fichiers')
    .filter((envoi): envoi is File => envoi instanceof File && envoi.name !== '');

/**
 * The upload zone of one piece. Without script it is a plain form; with it, files are chosen and photographed one after
 * the other, what is too much is told before it leaves, and each file shows how far it has gone.
 */
export function EnvoiDePiece({ acte, adresse, cible, code, piece }: Props) {
  const [etat, envoyer] = useActionState(acte, VIERGE);
  const [choisis, setChoisis] = useState<readonly File[]>([]);
  const [depart, setDepart] = useState<Depart>(null);
  const [refus, setRefus] = useState<string | null>(null);
  const trop = tropDeFichiers(choisis);
  const enCours = depart !== null;

  const changer = (fichiers: readonly File[]) => {
    setRefus(null);
    setChoisis(fichiers);
  };
  /** Taken out of its field, so that the next photograph does not take its place. */
  const surChoix = ({ currentTarget, target }: FormEvent<HTMLFormElement>) => {
    changer([...choisis, ...fichiersDe(currentTarget)]);
    if (target instanceof HTMLInputElement) target.value = '';
  };
  const surEnvoi = async (evenement: FormEvent<HTMLFormElement>) => {
    evenement.preventDefault();
    if (enCours || trop) return;
    const donnees = new FormData(evenement.currentTarget);
    for (const fichier of choisis) donnees.append('fichiers', fichier);
    setRefus(null);
    setDepart(0);
    const reponse = await televerser(adresse, donnees, setDepart);
    if (reponse.statut === 'fait') return location.assign(reponse.message);
    setDepart(null);
    setRefus(reponse.statut === 'refuse' ? reponse.message : null);
  };
  const erreur = trop ?? refus ?? (etat.statut === 'refuse' ? etat.message : null);
  return (
    <form action={envoyer} onSubmit={surEnvoi} onChange={surChoix} className="envoi-de-piece">
      {Object.entries(cible).map(([nom, valeur]) => (
        <input key={nom} type="hidden" name={nom} value={valeur} />
      ))}
      <input type="hidden" name="code" value={code} />
      {erreur ? (
        <Alerte ton="erreur" annoncer>
          {erreur}
        </Alerte>
      ) : null}
      <Fichiers
        id={`fichiers-${code}`}
        libelle="Choisir un ou plusieurs fichiers"
        indice={INDICE_FICHIERS}
        accept={TYPES_ADMIS}
        multiple
      />
      <div className="envoi-de-piece__photo">
        <Fichiers
          id={`photo-${code}`}
          libelle="Ou prendre une photo"
          indice="Avec l’appareil photo de ce téléphone"
          accept="image/*"
          capture="environment"
        />
      </div>
      <FichiersChoisis
        fichiers={choisis}
        depart={depart}
        retirer={(rang) => changer(choisis.filter((_, autre) => autre !== rang))}
      />
      <button
        type="submit"
        className="fr-btn"
        aria-disabled={enCours || trop !== null}
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
