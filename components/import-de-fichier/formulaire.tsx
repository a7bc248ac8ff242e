'use client';

import { type ReactNode, useActionState } from 'react';
import type { EtatDImport, LigneRefusee } from '#lib/correspondance/faits.ts';
import { type Champs, nomsDe } from '#lib/correspondance/schema.ts';
import { VIERGE } from '#lib/technique/formulaire.ts';
import { Alerte } from '../alerte.tsx';
import { ChampFichier } from '../champs/fichier.tsx';
import { ChampListe, ChampTexte } from '../champs/texte.tsx';
import { RecapitulatifErreurs } from '../recapitulatif-erreurs.tsx';
import { Apercu, type Recit } from './apercu.tsx';

/** What a field takes of the form: its name, what was typed, what is wrong. */
export interface ChampTenu {
  nom: string;
  defaultValue: string;
  erreur: string | undefined;
}

export interface ProprietesDImport<
  C extends string,
  S extends { sort: string; numero: number; nom: string },
> {
  acte: (
    avant: EtatDImport<C, S | LigneRefusee>,
    donnees: FormData,
  ) => Promise<EtatDImport<C, S | LigneRefusee>>;
  lieux: readonly { valeur: string; libelle: string }[];
}

interface Props<C extends string, S extends { sort: string; numero: number; nom: string }>
  extends ProprietesDImport<C, S> {
  champs: Champs<C>;
  libelles: { fichier: string; source: string; enregistrer: string };
  recit: Recit<S>;
  /** Kinds of lines that write something. */
  ecrits: readonly S['sort'][];
  /** Where the refused lines are downloaded. */
  refus: string;
  /** Fields of this import alone. */
  plus?: (champ: (nom: string) => ChampTenu) => ReactNode;
}

/** A file: chosen, its columns named, what it would write shown, then written. One form for all the steps. */
export function FormulaireDImport<C extends string, S extends { sort: string; numero: number; nom: string }>({
  acte,
  lieux,
  champs,
  libelles,
  recit,
  ecrits,
  refus: adresse,
  plus,
}: Props<C, S>) {
  const [etat, envoyer] = useActionState(acte, VIERGE);
  const lu = etat.statut === 'lu' ? etat : null;
  const refus = etat.statut === 'refuse' ? etat : null;
  const valeurs = refus?.saisie ?? lu?.saisie ?? {};
  const fautes = refus?.champs ?? lu?.fautes ?? {};
  const texte = lu?.fichier.texte ?? refus?.saisie.texte ?? '';
  const apercu = lu?.apercu ?? null;
  const comptes: Readonly<Record<string, number>> = apercu?.comptes ?? {};
  const champ = (nom: string): ChampTenu => ({ nom, defaultValue: valeurs[nom] ?? '', erreur: fautes[nom] });
  const erreurs = Object.entries(fautes).map(([nom, message]) => ({ champ: nom, message }));
  const colonnes = (lu?.fichier.noms ?? []).map((nom) => ({ valeur: nom, libelle: nom }));
  return (
    <form action={envoyer} noValidate key={JSON.stringify([valeurs, lu?.colonnes])}>
      {etat.statut === 'fait' ? (
        <Alerte ton="succes" annoncer>
          {etat.message}
        </Alerte>
      ) : null}
      {refus && erreurs.length === 0 ? (
        <Alerte ton="erreur" annoncer>
          {refus.message}
        </Alerte>
      ) : null}
      <RecapitulatifErreurs erreurs={erreurs} />
      {texte ? <input type="hidden" name="texte" value={texte} /> : null}
      <div className="saisie__rangee">
        <ChampListe {...champ('lieu')} libelle="Pour" options={lieux} />
        <ChampTexte
          {...champ('source')}
          libelle="Origine du fichier"
          indice={libelles.source}
          autoComplete="off"
        />
        {plus?.(champ)}
      </div>
      <ChampFichier
        nom="fichier"
        libelle={texte ? 'Choisir un autre fichier' : libelles.fichier}
        indice="CSV ou classeur XLSX du tableur, 10 Mo au plus"
        accept=".csv,.txt,.xlsx,text/csv,text/plain"
        facultatif={Boolean(texte)}
        erreur={fautes.fichier}
      />
      {lu ? (
        <fieldset className="fr-fieldset">
          <legend className="fr-fieldset__legend">
            Colonnes du fichier : choisies une fois, elles servent aux suivants
          </legend>
          <div className="saisie__rangee fr-fieldset__element">
            {nomsDe(champs).map((nom) => (
              <ChampListe
                key={nom}
                nom={`colonne.${nom}`}
                libelle={champs[nom].libelle}
                facultatif={!champs[nom].obligatoire}
                defaultValue={lu.colonnes[nom] ?? ''}
                erreur={fautes[`colonne.${nom}`]}
                options={[{ valeur: '', libelle: 'Aucune' }, ...colonnes]}
              />
            ))}
          </div>
        </fieldset>
      ) : null}
      {apercu ? <Apercu apercu={apercu} recit={recit} /> : null}
      <div className="simulation__boutons">
        <button type="submit" className={`fr-btn ${apercu ? 'fr-btn--secondary' : ''}`}>
          {lu ? 'Relire le fichier' : 'Lire le fichier'}
        </button>
        {apercu && ecrits.some((sort) => (comptes[sort] ?? 0) > 0) ? (
          <button type="submit" name="apercu" value={apercu.empreinte} className="fr-btn">
            {libelles.enregistrer}
          </button>
        ) : null}
        {(comptes.refus ?? 0) > 0 ? (
          <button
            type="submit"
            className="fr-btn fr-btn--tertiary"
            formAction={adresse}
            formMethod="post"
            formEncType="multipart/form-data"
          >
            Télécharger les lignes refusées
          </button>
        ) : null}
      </div>
    </form>
  );
}
