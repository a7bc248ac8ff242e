'use client';

import { useActionState } from 'react';
import type { Valeurs } from '#lib/demande/schema.ts';
import { REGIMES } from '#lib/eleve/schema.ts';
import type { Effet } from '#lib/scolarite/faits.ts';
import { NIVEAUX } from '#lib/scolarite/schema.ts';
import { type EtatFormulaire, VIERGE } from '#lib/technique/formulaire.ts';
import { Alerte } from '../alerte.tsx';
import { ChampCase } from '../champs/choix.tsx';
import { ChampDate, ChampListe, ChampLong, ChampTexte } from '../champs/texte.tsx';
import { RecapitulatifErreurs } from '../recapitulatif-erreurs.tsx';
import { AnnonceDeCorrection } from './annonce.tsx';

type Etat =
  | EtatFormulaire
  | { statut: 'annonce'; effets: readonly Effet[]; empreinte: string; saisie: Record<string, string> };

interface Props {
  acte: (avant: Etat, donnees: FormData) => Promise<Etat>;
  scolariteId: string;
  /** Corrections already made. */
  revision: number;
  /** Classes known in the établissement, proposed as one types. */
  classes: readonly string[];
  depart: Valeurs;
}

/** Corrects a schooling with the reason; what that changes on dossiers is shown first. */
export function FormulaireScolarite({ acte, scolariteId, revision, classes, depart }: Props) {
  const [etat, envoyer] = useActionState(acte, VIERGE);
  const refus = etat.statut === 'refuse' ? etat : null;
  const annonce = etat.statut === 'annonce' ? etat : null;
  const valeurs: Valeurs = refus?.saisie ?? annonce?.saisie ?? depart;
  const champs = refus?.champs ?? {};
  const champ = (nom: string) => ({ nom, defaultValue: valeurs[nom] ?? '', erreur: champs[nom] });
  const erreurs = Object.entries(champs).map(([nom, message]) => ({ champ: nom, message }));
  return (
    <form action={envoyer} noValidate key={JSON.stringify(valeurs)}>
      {refus && erreurs.length === 0 ? (
        <Alerte ton="erreur" annoncer>
          {refus.message}
        </Alerte>
      ) : null}
      <RecapitulatifErreurs erreurs={erreurs} />
      {annonce ? <AnnonceDeCorrection effets={annonce.effets} /> : null}
      <input type="hidden" name="scolariteId" value={scolariteId} />
      <input type="hidden" name="revision" value={revision} />
      <input type="hidden" name="annonce" value={annonce?.empreinte ?? ''} />
      <div className="saisie__rangee">
        <ChampTexte {...champ('classe')} libelle="Classe" list="classes-connues" autoComplete="off" />
        <ChampListe {...champ('niveau')} libelle="Niveau" options={NIVEAUX} />
        <ChampCase
          nom="terminale"
          libelle="Classe de terminale"
          defaultChecked={valeurs.terminale === 'oui'}
          erreur={champs.terminale}
        />
        <ChampTexte
          {...champ('mef')}
          libelle="MEF"
          facultatif
          indice="10 ou 11 chiffres"
          inputMode="numeric"
          autoComplete="off"
        />
        <ChampListe {...champ('regime')} libelle="Régime" options={REGIMES} />
        <ChampDate
          {...champ('regimeDu')}
          libelle="Régime depuis le"
          indice="Vide s’il vaut depuis l’entrée : jj/mm/aaaa"
          facultatif
        />
        <ChampDate {...champ('entreeLe')} libelle="Entré(e) dans l’établissement le" />
        <ChampDate
          {...champ('sortieLe')}
          libelle="Sorti(e) de l’établissement le"
          indice="Vide tant que l’élève y est : jj/mm/aaaa"
          facultatif
        />
      </div>
      <fieldset className="fr-fieldset" aria-describedby="hebergement-aide">
        <legend className="fr-fieldset__legend">Interne hébergé dans un autre établissement</legend>
        <p id="hebergement-aide" className="fr-fieldset__element fr-hint-text">
          La prime à l’internat est due avec la convention que signent les deux établissements et leurs
          collectivités. À laisser vide pour un interne de l’établissement.
        </p>
        <div className="fr-fieldset__element saisie__rangee">
          <ChampTexte
            {...champ('hebergeur')}
            libelle="Établissement d’hébergement"
            indice="Son UAI : sept chiffres et une lettre"
            autoComplete="off"
            facultatif
          />
          <ChampDate {...champ('conventionLe')} libelle="Convention signée le" facultatif />
          <ChampTexte
            {...champ('collectivites')}
            libelle="Collectivités signataires"
            autoComplete="off"
            facultatif
          />
        </div>
      </fieldset>
      <datalist id="classes-connues">
        {classes.map((classe) => (
          <option key={classe} value={classe} />
        ))}
      </datalist>
      <ChampLong
        {...champ('motivation')}
        libelle="Raison de la correction"
        indice="En 20 caractères au moins : elle est gardée avec votre nom, le jour, et ce qui était écrit avant."
        rows={3}
      />
      <button type="submit" className="fr-btn">
        {annonce ? 'Confirmer la correction' : 'Corriger la scolarité'}
      </button>
    </form>
  );
}
