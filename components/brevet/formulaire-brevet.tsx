'use client';

import { useActionState } from 'react';
import type { ApercuDuBrevet, EtatDuBrevet } from '#lib/brevet/faits.ts';
import { CHAMPS_DU_BREVET, NOMS_DES_CHAMPS } from '#lib/brevet/schema.ts';
import { VIERGE } from '#lib/technique/formulaire.ts';
import { Alerte } from '../alerte.tsx';
import { ChampFichier } from '../champs/fichier.tsx';
import { ChampListe, ChampTexte } from '../champs/texte.tsx';
import { RecapitulatifErreurs } from '../recapitulatif-erreurs.tsx';
import { ApercuDeBrevet } from './apercu.tsx';

interface Props {
  acte: (avant: EtatDuBrevet, donnees: FormData) => Promise<EtatDuBrevet>;
  lieux: readonly { valeur: string; libelle: string }[];
}

const rienAEcrire = ({ comptes }: ApercuDuBrevet): boolean => comptes.nouveau + comptes.change === 0;

/** A file of results: chosen, its columns named, what it would write shown, then written. One form for all the steps. */
export function FormulaireBrevet({ acte, lieux }: Props) {
  const [etat, envoyer] = useActionState(acte, VIERGE);
  const lu = etat.statut === 'lu' ? etat : null;
  const refus = etat.statut === 'refuse' ? etat : null;
  const valeurs = refus?.saisie ?? lu?.saisie ?? {};
  const fautes = refus?.champs ?? lu?.fautes ?? {};
  const texte = lu?.fichier.texte ?? refus?.saisie.texte ?? '';
  const apercu = lu?.apercu ?? null;
  const champ = (nom: string) => ({ nom, defaultValue: valeurs[nom] ?? '', erreur: fautes[nom] });
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
          indice="Gardée avec chaque résultat, par exemple Cyclades, extraction du 10/07/2026"
          autoComplete="off"
        />
        <ChampTexte
          {...champ('session')}
          libelle="Session"
          indice="Une année ; vide si une colonne la dit"
          inputMode="numeric"
          facultatif
          autoComplete="off"
        />
      </div>
      <ChampFichier
        nom="fichier"
        libelle={texte ? 'Choisir un autre fichier' : 'Fichier des résultats'}
        indice="CSV enregistré par le tableur, 10 Mo au plus"
        accept=".csv,.txt,text/csv,text/plain"
        facultatif={Boolean(texte)}
        erreur={fautes.fichier}
      />
      {lu ? (
        <fieldset className="fr-fieldset">
          <legend className="fr-fieldset__legend">
            Colonnes du fichier : choisies une fois, elles servent aux suivants
          </legend>
          <div className="saisie__rangee fr-fieldset__element">
            {NOMS_DES_CHAMPS.map((nom) => (
              <ChampListe
                key={nom}
                nom={`colonne.${nom}`}
                libelle={CHAMPS_DU_BREVET[nom].libelle}
                facultatif={!CHAMPS_DU_BREVET[nom].obligatoire}
                defaultValue={lu.colonnes[nom] ?? ''}
                erreur={fautes[`colonne.${nom}`]}
                options={[{ valeur: '', libelle: 'Aucune' }, ...colonnes]}
              />
            ))}
          </div>
        </fieldset>
      ) : null}
      {apercu ? <ApercuDeBrevet apercu={apercu} /> : null}
      <div className="simulation__boutons">
        <button type="submit" className={`fr-btn ${apercu ? 'fr-btn--secondary' : ''}`}>
          {lu ? 'Relire le fichier' : 'Lire le fichier'}
        </button>
        {apercu && !rienAEcrire(apercu) ? (
          <button type="submit" name="apercu" value={apercu.empreinte} className="fr-btn">
            Enregistrer les résultats
          </button>
        ) : null}
        {apercu && apercu.comptes.refus > 0 ? (
          <button
            type="submit"
            className="fr-btn fr-btn--tertiary"
            formAction="/agent/brevet/refus/fichier"
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
