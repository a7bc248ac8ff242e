'use client';

import { ChampDate, ChampListeRedite, ChampTexte } from '#components/champs/texte.tsx';
import { FormulaireActe } from '#components/formulaire-acte.tsx';
import { remplir, repondre } from '#lib/fiche-navette/actions.ts';
import { REPONSES } from '#lib/fiche-navette/schema.ts';

interface Depart {
  dossierId: string;
  /** What was filled before. */
  depart: Readonly<Record<string, string>>;
}

export const RemplirLaFiche = ({ dossierId, depart }: Depart) => (
  <FormulaireActe acte={remplir}>
    {(erreurs, saisie) => {
      const champ = (nom: string) => ({
        nom,
        erreur: erreurs[nom],
        defaultValue: saisie[nom] ?? depart[nom] ?? '',
      });
      return (
        <>
          <input type="hidden" name="dossierId" value={dossierId} />
          <ChampTexte {...champ('etablissement')} libelle="Dernier établissement fréquenté" />
          <ChampTexte
            {...champ('codePostal')}
            libelle="Code postal de cet établissement"
            inputMode="numeric"
            autoComplete="off"
          />
          <ChampTexte {...champ('commune')} libelle="Commune de cet établissement" autoComplete="off" />
          <ChampTexte {...champ('formation')} libelle="Classe et formation suivie alors" />
          <ChampDate {...champ('interruptionLe')} libelle="Scolarité interrompue le" />
          <ChampDate {...champ('repriseLe')} libelle="Études reprises le" />
          <ChampTexte
            {...champ('tuteur')}
            libelle="Tuteur de la plateforme de suivi et d’appui"
            indice="Nom et coordonnées"
            facultatif
          />
          <ChampListeRedite
            {...champ('diplomeAuRncp')}
            libelle="Diplôme préparé inscrit au RNCP"
            options={[
              { valeur: '', libelle: 'Choisissez' },
              { valeur: 'oui', libelle: 'Oui' },
              { valeur: 'non', libelle: 'Non' },
            ]}
          />
          <button type="submit" className="fr-btn">
            Enregistrer la fiche
          </button>
        </>
      );
    }}
  </FormulaireActe>
);

export const RepondreALaFiche = ({ dossierId }: { dossierId: string }) => (
  <FormulaireActe acte={repondre}>
    {({ reponse, repondueLe, ienIo, motif }, saisie) => (
      <>
        <input type="hidden" name="dossierId" value={dossierId} />
        <ChampListeRedite
          key={saisie.reponse}
          nom="reponse"
          libelle="Ce que dit la fiche rendue"
          options={REPONSES}
          erreur={reponse}
          defaultValue={saisie.reponse ?? ''}
        />
        <ChampDate
          nom="repondueLe"
          libelle="Répondue le"
          erreur={repondueLe}
          defaultValue={saisie.repondueLe}
        />
        <ChampTexte nom="ienIo" libelle="Nom de l’IEN-IO" erreur={ienIo} defaultValue={saisie.ienIo} />
        <ChampTexte
          nom="motif"
          libelle="Motif, si elle n’est pas confirmée"
          facultatif
          erreur={motif}
          defaultValue={saisie.motif}
        />
        <button type="submit" className="fr-btn">
          Enregistrer la réponse
        </button>
      </>
    )}
  </FormulaireActe>
);
