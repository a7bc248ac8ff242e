import type { Valeurs } from '#lib/demande/schema.ts';
import { direDuree } from '#lib/droit/delais/dire.ts';
import { CHANGEMENTS } from '#lib/droit/questions/foyer.ts';
import { partageLeDomicile } from '#lib/saisie/faits.ts';
import { ChampDate, ChampListe, ChampLong, ChampMontant, ChampNombre, ChampTexte } from '../champs/texte.tsx';
import type { Champ } from './partie.tsx';
import { OUI_NON } from './partie-demandeur.tsx';
import { QuestionsDeSaisie } from './questions.tsx';

const OPTIONS_DE_CHANGEMENT = [
  { valeur: '', libelle: 'Aucun' },
  ...Object.entries(CHANGEMENTS).map(([valeur, libelle]) => ({ valeur, libelle })),
];
const JUSTIFICATIFS = [
  { valeur: '', libelle: 'À choisir' },
  { valeur: 'pays_origine', libelle: 'Justificatif du pays d’origine' },
  { valeur: 'bulletins_salaire', libelle: 'Bulletins de salaire' },
  { valeur: 'organisme_agree', libelle: 'Attestation d’un organisme agréé' },
  { valeur: 'aucun', libelle: 'Aucun' },
];
/** Income abroad, said on the form or to the guide. */
export const ditEtranger = (valeurs: Valeurs): boolean =>
  valeurs['ressources.revenusEtrangers'] === 'oui' ||
  (valeurs['guide.ressources'] ?? '').startsWith('etranger');

/** How another currency was read. */
export function Conversion({ champ, base }: { champ: Champ; base: string }) {
  return (
    <ChampTexte
      {...champ(`${base}.conversion`)}
      libelle="Autre monnaie"
      indice="Montant d’origine, monnaie et taux moyen de l’année, si l’avis n’est pas en euros"
      facultatif
    />
  );
}

/** Income of the same year that the French avis does not hold, the concubin's too (C. III.C.2). */
function AvisEtranger({ champ, base, titre }: { champ: Champ; base: string; titre: string }) {
  return (
    <fieldset className="saisie__personne">
      <legend>{titre}</legend>
      <div className="saisie__rangee">
        <ChampNombre {...champ(`${base}.annee`)} libelle="Année des revenus" facultatif />
        <ChampMontant
          {...champ(`${base}.rfr`)}
          libelle="Revenus étrangers, en euros"
          indice="Seulement ceux qui ne sont pas dans l’avis français : ils s’y ajoutent."
          facultatif
        />
        <Conversion champ={champ} base={base} />
      </div>
    </fieldset>
  );
}

/** Rare situations: closed, Enter passes over them. */
export function Particularites({
  champ,
  valeurs,
  questions,
  manque,
}: {
  champ: Champ;
  valeurs: Valeurs;
  /** Facts to ask, by their path in the situation. */
  questions: readonly string[];
  /** One of them keeps the right from being computed. */
  manque: boolean;
}) {
  const changement = valeurs['ressources.changement.genre'];
  const concubinage = partageLeDomicile(valeurs);
  const dits = Object.keys(valeurs).some(
    (nom) =>
      valeurs[nom] &&
      /^(ressources\.(residence|revenus|changement)|eleve\.(?!primes)|precisions\.|demandeur\.priseEnCharge)/.test(
        nom,
      ) &&
      !nom.endsWith('.annee'),
  );
  return (
    <details className="saisie__particularites" open={dits || manque || undefined}>
      <summary data-saut="p">Situation particulière des ressources ou de l’élève</summary>
      <div className="saisie__rangee">
        <ChampListe
          {...champ('ressources.residenceAlternee')}
          libelle="Résidence alternée"
          facultatif
          options={OUI_NON}
        />
        <ChampListe
          {...champ('ressources.revenusEtrangers')}
          libelle="Revenus à l’étranger"
          facultatif
          options={OUI_NON}
        />
        <ChampDate
          {...champ('demandeur.priseEnChargeLe')}
          libelle="A repris la charge de l’élève le"
          indice={`jj/mm/aaaa, si l’élève était boursier par une autre personne : ${direDuree('delai.changement_de_personne')} pour demander`}
          facultatif
        />
        <QuestionsDeSaisie champ={champ} valeurs={valeurs} questions={questions} />
        <ChampListe
          {...champ('ressources.changement.genre')}
          libelle="Changement de la famille"
          facultatif
          options={OPTIONS_DE_CHANGEMENT}
        />
        {changement ? (
          <>
            <ChampTexte
              {...champ('ressources.changement.survenuLe')}
              libelle="Survenu le"
              indice="jj/mm/aaaa"
            />
            <ChampTexte
              {...champ('ressources.changement.signaleLe')}
              libelle="Signalé le"
              indice="jj/mm/aaaa"
            />
            <ChampListe
              {...champ('ressources.changement.avisPropre')}
              libelle="L’avis fourni est celui du seul demandeur"
              indice="Alors rien n’est à isoler."
              facultatif
              options={OUI_NON}
            />
            <ChampMontant
              {...champ('ressources.changement.revenuIsole.rfr')}
              libelle="Part du demandeur dans l’avis commun"
              facultatif
            />
            <ChampNombre
              {...champ('ressources.changement.revenuIsole.enfants')}
              libelle="Enfants restés à charge"
              facultatif
            />
            <ChampLong
              {...champ('ressources.changement.revenuIsole.motivation')}
              libelle="Comment cette part est isolée"
              facultatif
              rows={2}
            />
            {changement === 'deces' ? (
              <ChampMontant
                {...champ('ressources.changement.secondAvis')}
                libelle="Second avis du demandeur, après le décès"
                indice="Si le décès est de l’année des revenus : il s’ajoute à sa part de l’avis commun. 0 s’il n’imprime rien."
                facultatif
              />
            ) : null}
          </>
        ) : null}
      </div>

      {ditEtranger(valeurs) ? (
        <>
          <ChampListe
            {...champ('ressources.revenusEtrangersHorsAvis')}
            libelle="Absents de l’avis français"
            indice="Oui : l’avis étranger est alors nécessaire au calcul."
            facultatif
            options={OUI_NON}
          />
          <AvisEtranger
            champ={champ}
            base="ressources.avisEtranger"
            titre="Revenus étrangers du demandeur, en plus de son avis français"
          />
          {concubinage ? (
            <AvisEtranger
              champ={champ}
              base="ressources.avisEtrangerConcubin"
              titre="Revenus étrangers du concubin, en plus de son avis français"
            />
          ) : null}
        </>
      ) : null}
      <RevenusBruts champ={champ} base="ressources.revenusBruts" titre="Nouvel arrivant sans avis d’impôt" />
      {concubinage ? (
        <RevenusBruts
          champ={champ}
          base="ressources.revenusBrutsConcubin"
          titre="Concubin nouvel arrivant sans avis d’impôt"
        />
      ) : null}
    </details>
  );
}

/** Gross income without any avis (C. III.C.2): its year is proposed, so the amount or the proof opens it. */
function RevenusBruts({ champ, base, titre }: { champ: Champ; base: string; titre: string }) {
  return (
    <fieldset className="saisie__personne">
      <legend>{titre}</legend>
      <div className="saisie__rangee">
        <ChampNombre {...champ(`${base}.annee`)} libelle="Année" facultatif />
        <ChampMontant {...champ(`${base}.brut`)} libelle="Revenus bruts de l’année" centimes facultatif />
        <ChampNombre {...champ(`${base}.enfants`)} libelle="Enfants à charge" facultatif />
        <ChampListe
          {...champ(`${base}.justificatif`)}
          libelle="Justificatif"
          facultatif
          options={JUSTIFICATIFS}
        />
      </div>
    </fieldset>
  );
}
