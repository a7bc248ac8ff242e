'use client';

import { useActionState } from 'react';
import type { Valeurs } from '#lib/demande/schema.ts';
import { REGIMES } from '#lib/eleve/schema.ts';
import { type EtatFormulaire, VIERGE } from '#lib/technique/formulaire.ts';
import { Alerte } from '../alerte.tsx';
import { ChampCase } from '../champs/choix.tsx';
import { ChampDate, ChampListe, ChampTexte } from '../champs/texte.tsx';
import { RecapitulatifErreurs } from '../recapitulatif-erreurs.tsx';
import { ChampsDEtatCivil } from './champs-etat-civil.tsx';

interface Props {
  acte: (avant: EtatFormulaire, donnees: FormData) => Promise<EtatFormulaire>;
  etablissements: readonly { valeur: string; libelle: string }[];
  /** Classes already known this year, proposed as one types. */
  classes: readonly string[];
  depart: Valeurs;
}

const NIVEAUX = [
  { valeur: '', libelle: 'Celui de la classe' },
  { valeur: 'college', libelle: 'Collège' },
  { valeur: 'lycee', libelle: 'Lycée' },
  { valeur: 'post_bac', libelle: 'Après le baccalauréat' },
];

/** État civil and schooling of a pupil whom the base lacks. */
export function FormulaireEleve({ acte, etablissements, classes, depart }: Props) {
  const [etat, envoyer] = useActionState(acte, VIERGE);
  const refus = etat.statut === 'refuse' ? etat : null;
  const valeurs: Valeurs = refus?.saisie ?? depart;
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
      <div className="saisie__rangee">
        <ChampTexte
          {...champ('ine')}
          libelle="INE"
          facultatif
          indice="Sur le certificat de scolarité : 11 caractères"
          autoComplete="off"
        />
        <ChampsDEtatCivil champ={champ} sansPrenom={valeurs.sansPrenom === 'oui'} />
        <ChampListe {...champ('uai')} libelle="Établissement" options={etablissements} />
        <ChampTexte
          {...champ('classe')}
          libelle="Classe"
          indice="Une classe connue donne le niveau et le MEF"
          list="classes-connues"
          autoComplete="off"
        />
        <ChampListe
          {...champ('niveau')}
          libelle="Niveau"
          facultatif
          indice="Seulement pour une classe encore vide"
          options={NIVEAUX}
        />
        <ChampTexte
          {...champ('mef')}
          libelle="MEF"
          facultatif
          indice="10 ou 11 chiffres"
          inputMode="numeric"
          autoComplete="off"
        />
        <ChampListe
          {...champ('regime')}
          libelle="Régime"
          options={[{ valeur: '', libelle: 'À choisir' }, ...REGIMES]}
        />
        <ChampDate {...champ('entreeLe')} libelle="Entré(e) dans l’établissement le" />
      </div>
      <datalist id="classes-connues">
        {classes.map((classe) => (
          <option key={classe} value={classe} />
        ))}
      </datalist>
      <ChampCase
        nom="terminale"
        libelle="Classe de terminale"
        indice="Seulement pour une classe encore vide"
        defaultChecked={valeurs.terminale === 'oui'}
      />
      {champs.homonyme ? (
        <ChampCase nom="homonyme" libelle="C’est un autre élève" erreur={champs.homonyme} />
      ) : null}
      <button type="submit" className="fr-btn">
        Créer l’élève et saisir sa demande
      </button>
    </form>
  );
}
