import { ChampCase, ChampChoix } from '#components/champs/choix.tsx';
import { ChampListe, ChampMontant, ChampNombre } from '#components/champs/texte.tsx';
import { Conversion, choisir, cocher, type PartieProps, remplir } from './partie.tsx';

/** Who asks, where, and how the household lives. Parts that do not concern the answers given are hidden by the style sheet. */
export function PartieDemandeur(props: PartieProps) {
  return (
    <section aria-labelledby="partie-demandeur">
      <h2 id="partie-demandeur" className="fr-h4">
        Qui demande la bourse ?
      </h2>
      <ChampChoix
        {...choisir(props, 'qui')}
        libelle="Vous êtes"
        options={[
          { valeur: 'parent', libelle: 'La mère ou le père' },
          { valeur: 'tuteur', libelle: 'Le tuteur' },
          { valeur: 'autre', libelle: 'Une autre personne qui a la charge de l’enfant' },
          { valeur: 'eleve', libelle: 'L’élève, majeur ou émancipé, à la charge de personne' },
        ]}
      />
      <div className="si-autre">
        <ChampListe
          {...remplir(props, 'charge')}
          libelle="Quel document montre que l’enfant est à votre charge ?"
          options={[
            { valeur: '', libelle: 'Choisissez' },
            { valeur: 'delegation_france', libelle: 'Délégation d’autorité parentale, en France' },
            { valeur: 'delegation_etranger', libelle: 'Délégation d’autorité parentale, à l’étranger' },
            { valeur: 'autre_document', libelle: 'Un autre document (CAF, jugement, certificat)' },
            { valeur: 'aucun', libelle: 'Aucun document' },
          ]}
        />
      </div>
      <fieldset className="fr-fieldset champ si-eleve">
        <legend className="fr-fieldset__legend">Votre situation d’élève</legend>
        <div className="fr-fieldset__element">
          <ChampCase {...cocher(props, 'emancipe')} libelle="Je suis mineur et émancipé" />
          <ChampCase {...cocher(props, 'acharge')} libelle="Quelqu’un subvient à mes besoins" />
          <ChampCase
            {...cocher(props, 'suravis')}
            libelle="Je figure sur l’avis d’impôt ou l’attestation CAF de quelqu’un"
          />
          <ChampCase
            {...cocher(props, 'delegation')}
            libelle="Avant mes 18 ans, une personne avait reçu l’autorité parentale sur moi"
          />
          <ChampCase {...cocher(props, 'contrat')} libelle="J’ai un contrat jeune majeur" />
        </div>
      </fieldset>
      <ChampChoix
        {...choisir(props, 'residence', 'france')}
        libelle="Vous vivez"
        options={[
          { valeur: 'france', libelle: 'En France' },
          {
            valeur: 'ue',
            libelle: 'Dans un autre pays de l’Union européenne',
            indice: 'Vous en avez la nationalité, et un parent de l’élève travaille ou a travaillé en France',
          },
          {
            valeur: 'aefe',
            libelle: 'Hors de France, avec un enfant inscrit au Cned',
            indice: 'Faute de place dans un établissement français à l’étranger',
          },
          { valeur: 'ailleurs', libelle: 'Ailleurs' },
        ]}
      />
      <div className="sauf-eleve">
        <ChampChoix
          {...choisir(props, 'foyer')}
          libelle="Votre foyer"
          options={[
            { valeur: 'couple', libelle: 'En couple, avec un seul avis d’impôt', indice: 'Mariés ou pacsés' },
            { valeur: 'seul', libelle: 'Vous élevez seul vos enfants' },
            {
              valeur: 'concubinage',
              libelle: 'En couple, avec deux avis d’impôt',
              indice: 'Union libre, même si l’autre personne n’est pas parent de l’enfant',
            },
            {
              valeur: 'epoux',
              libelle: 'Mariés ou pacsés, avec deux avis d’impôt',
              indice: 'Mariés depuis peu, ou imposés séparément',
            },
          ]}
        />
      </div>
    </section>
  );
}

const AVIS = [
  { valeur: 'francais', libelle: 'Oui, un avis français' },
  { valeur: 'etranger', libelle: 'Oui, un avis d’un autre pays' },
  { valeur: 'aucun', libelle: 'Non, aucun avis' },
];

/** What a new arrival without any avis can show, the other person too (C. III.C.2). */
function RevenusSansAvis({ annee, suffixe, ...props }: PartieProps & { annee: number; suffixe: '' | '2' }) {
  const autre = suffixe ? ' de l’autre personne' : '';
  return (
    <>
      <ChampListe
        {...remplir(props, `preuve${suffixe}`)}
        libelle={
          autre
            ? `Ce qui montre les revenus de ${annee}${autre}`
            : `Que pouvez-vous montrer de vos revenus de ${annee} ?`
        }
        options={[
          { valeur: '', libelle: 'Choisissez' },
          { valeur: 'pays_origine', libelle: 'Un document du pays d’origine' },
          { valeur: 'bulletins_salaire', libelle: 'Des bulletins de salaire' },
          { valeur: 'organisme_agree', libelle: 'L’attestation d’un organisme agréé' },
          { valeur: 'aucun', libelle: 'Aucun document' },
        ]}
      />
      <ChampMontant
        {...remplir(props, `brut${suffixe}`)}
        libelle={`Revenus bruts de ${annee}${autre}`}
        indice="En euros, avant toute déduction. Laissez vide sans aucun document."
        centimes
      />
    </>
  );
}

/** Income and children, as the avis d'impôt prints them. */
export function PartieRevenus({ annee, ...props }: PartieProps & { annee: number }) {
  return (
    <section aria-labelledby="partie-revenus">
      <h2 id="partie-revenus" className="fr-h4">
        Vos revenus de {annee}
      </h2>
      <ChampChoix
        {...choisir(props, 'avis', 'francais')}
        libelle={`Avez-vous un avis d’impôt sur les revenus de ${annee} ?`}
        indice={`C’est l’avis reçu en ${annee + 1}. Qui ne paie pas d’impôt en reçoit un aussi.`}
        options={AVIS}
      />
      <div className="si-avis">
        <ChampMontant
          {...remplir(props, 'rfr')}
          libelle="Revenu fiscal de référence"
          indice="La ligne « Revenu fiscal de référence », en euros sans les centimes"
        />
        <div className="si-avis-etranger">
          <Conversion {...props} annee={annee} champ="conversion" />
        </div>
      </div>
      <div className="si-sans-avis">
        <RevenusSansAvis {...props} annee={annee} suffixe="" />
      </div>
      <ChampNombre
        {...remplir(props, 'enfants')}
        libelle="Enfants à charge sur votre avis"
        indice="Les enfants mineurs ou handicapés, et les enfants majeurs célibataires rattachés"
      />
      <div className="si-concubinage">
        <ChampChoix
          {...choisir(props, 'avis2', 'francais')}
          libelle="L’autre personne a-t-elle un avis d’impôt de la même année ?"
          options={AVIS}
        />
        <div className="si-avis2">
          <ChampMontant
            {...remplir(props, 'rfr2')}
            libelle="Revenu fiscal de référence de l’autre personne"
            indice={`Sur son propre avis, revenus de ${annee}`}
          />
          <div className="si-avis2-etranger">
            <Conversion {...props} annee={annee} champ="conversion2" />
          </div>
        </div>
        <div className="si-sans-avis2">
          <RevenusSansAvis {...props} annee={annee} suffixe="2" />
        </div>
        <ChampNombre
          {...remplir(props, 'enfants2')}
          libelle="Enfants à charge sur l’avis de l’autre personne"
        />
      </div>
    </section>
  );
}
