import type { Valeurs } from '#lib/demande/schema.ts';
import { nomComplet } from '#lib/droit/noms.ts';
import { ChampCase } from '../champs/choix.tsx';
import { ChampListe, ChampTexte } from '../champs/texte.tsx';
import type { ContexteDeSaisie } from './contexte.ts';
import { NumeroFiscal } from './numero-fiscal.tsx';
import { type Champ, Partie } from './partie.tsx';

const VIDE = { valeur: '', libelle: 'À choisir' };
export const LIENS = [
  { valeur: 'mere', libelle: 'Mère' },
  { valeur: 'pere', libelle: 'Père' },
  { valeur: 'tuteur', libelle: 'Tuteur ou tutrice' },
  { valeur: 'autre_personne_en_charge', libelle: 'Autre personne en charge' },
  { valeur: 'eleve_lui_meme', libelle: 'Élève lui-même' },
];
const SITUATIONS = [
  { valeur: 'couple_foyer_commun', libelle: 'Marié ou pacsé, avis d’impôt commun' },
  { valeur: 'couple_deux_avis', libelle: 'Marié ou pacsé, deux avis d’impôt' },
  { valeur: 'parent_isole', libelle: 'Seul' },
  { valeur: 'concubinage', libelle: 'En concubinage' },
  { valeur: 'autonome', libelle: 'Élève autonome' },
];
export const OUI_NON = [
  { valeur: '', libelle: 'Non renseigné' },
  { valeur: 'oui', libelle: 'Oui' },
  { valeur: 'non', libelle: 'Non' },
];

interface Props {
  champ: Champ;
  valeurs: Valeurs;
  contexte: ContexteDeSaisie;
  /** Changes when a person of the base is chosen, so that the fields take what the base knows. */
  version: number;
}

/** Part 1: who asks (annexes 2 and 3, page 3). */
export function PartieDemandeur({ champ, valeurs, contexte, version }: Props) {
  const { personnes } = contexte;
  return (
    <Partie cle="demandeur">
      <ChampListe
        {...champ('demandeur.responsableId')}
        libelle="Personne déjà connue de la base"
        facultatif
        indice="La choisir remplit la suite ; corrigez d’après le papier."
        options={[
          { valeur: '', libelle: 'Une autre personne' },
          ...personnes.map(({ id, civilite, prenom, nom }) => ({
            valeur: id,
            libelle: `${nomComplet({ prenom, nom })} (${civilite})`,
          })),
        ]}
      />
      <div className="saisie__rangee" key={`identite-${version}`}>
        <ChampListe {...champ('demandeur.lien')} libelle="Lien avec l’élève" options={[VIDE, ...LIENS]} />
        <ChampListe
          {...champ('demandeur.civilite')}
          libelle="Civilité"
          options={[VIDE, { valeur: 'Mme', libelle: 'Mme' }, { valeur: 'M.', libelle: 'M.' }]}
        />
        <ChampTexte {...champ('demandeur.nom')} libelle="Nom de naissance" autoComplete="off" />
        <ChampTexte {...champ('demandeur.nomUsage')} libelle="Nom d’usage" facultatif autoComplete="off" />
        <ChampTexte {...champ('demandeur.prenom')} libelle="Prénom" autoComplete="off" />
        <ChampTexte
          {...champ('demandeur.prenomUsage')}
          libelle="Prénom d’usage"
          facultatif
          autoComplete="off"
        />
        <CaseDeSaisie champ={champ} nom="demandeur.sansPrenom" libelle="N’a pas de prénom" />
        <ChampTexte {...champ('demandeur.adresse')} libelle="Adresse" autoComplete="off" />
        <ChampTexte
          {...champ('demandeur.complement')}
          libelle="Complément d’adresse"
          facultatif
          autoComplete="off"
        />
        <ChampTexte {...champ('demandeur.codePostal')} libelle="Code postal" size={10} autoComplete="off" />
        <ChampTexte
          {...champ('demandeur.commune')}
          libelle="Commune"
          indice="Avec CEDEX, s’il y en a un"
          autoComplete="off"
        />
        <ChampTexte
          {...champ('demandeur.pays')}
          libelle="Pays"
          indice="À l’étranger seulement"
          facultatif
          autoComplete="off"
        />
        <ChampTexte
          {...champ('demandeur.courriel')}
          libelle="Courriel"
          facultatif
          type="email"
          autoComplete="off"
        />
        <ChampTexte
          {...champ('demandeur.telephone')}
          libelle="Téléphone"
          facultatif
          type="tel"
          autoComplete="off"
        />
      </div>
      <div className="saisie__rangee">
        <NumeroFiscal
          champ={champ}
          nom="demandeur.numeroFiscal"
          valeur={valeurs['demandeur.numeroFiscal'] ?? ''}
          connu={contexte.numerosConnus.demandeur}
        />
        <ChampListe
          {...champ('demandeur.situation')}
          libelle="Situation au jour de la demande"
          indice="Même domicile sans le même avis d’impôt : les deux avis comptent, mariés ou non."
          options={[VIDE, ...SITUATIONS]}
        />
        <ChampListe
          {...champ('demandeur.activite')}
          libelle="Exerce une activité"
          facultatif
          options={OUI_NON}
        />
        <ChampTexte {...champ('demandeur.profession')} libelle="Profession" facultatif autoComplete="off" />
      </div>
      <CaseDeSaisie champ={champ} nom="demandeur.resideEnFrance" libelle="Réside en France" />
      {valeurs['demandeur.responsableId'] ? (
        <CaseDeSaisie
          champ={champ}
          nom="demandeur.nomCorrige"
          libelle="Le nom connu est à corriger"
          indice="Si le nom écrit ici est le bon, et que c’est bien la même personne"
        />
      ) : null}
    </Partie>
  );
}

/** A tick whose first state comes from the draft. */
export function CaseDeSaisie({
  champ,
  nom,
  libelle,
  indice,
}: {
  champ: Champ;
  nom: string;
  libelle: string;
  indice?: string;
}) {
  const { defaultValue, erreur } = champ(nom);
  return (
    <ChampCase
      nom={nom}
      libelle={libelle}
      indice={indice}
      erreur={erreur}
      defaultChecked={defaultValue === 'oui'}
    />
  );
}
