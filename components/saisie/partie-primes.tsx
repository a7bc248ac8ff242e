import type { Valeurs } from '#lib/demande/schema.ts';
import { INTERRUPTION } from '#lib/droit/argent/reprise-etudes.ts';
import { direDuree } from '#lib/droit/delais/dire.ts';
import { ChampDate, ChampListe, ChampTexte } from '../champs/texte.tsx';
import type { ContexteDeSaisie } from './contexte.ts';
import type { Champ } from './partie.tsx';
import { OUI_NON } from './partie-demandeur.tsx';

const MENTIONS = [
  { valeur: '', libelle: 'Non connue' },
  { valeur: 'tres_bien', libelle: 'Très bien' },
  { valeur: 'bien', libelle: 'Bien' },
  { valeur: 'assez_bien', libelle: 'Assez bien' },
  { valeur: 'aucune', libelle: 'Sans mention' },
  { valeur: 'non_obtenu', libelle: 'Brevet non obtenu' },
];
const DIPLOMES = [
  { valeur: '', libelle: 'Non connu' },
  { valeur: 'bac_general', libelle: 'Baccalauréat général' },
  { valeur: 'bac_technologique', libelle: 'Baccalauréat technologique' },
  { valeur: 'bac_professionnel', libelle: 'Baccalauréat professionnel' },
  { valeur: 'cap', libelle: 'CAP' },
  { valeur: 'autre', libelle: 'Autre diplôme' },
  { valeur: 'aucun', libelle: 'Aucun diplôme' },
];

/** What the primes of the lycée depend on (C. IV.C): closed while nothing is known, Enter passes over it. */
export function PrimesDuLycee({
  champ,
  valeurs,
  contexte,
}: {
  champ: Champ;
  valeurs: Valeurs;
  contexte: ContexteDeSaisie;
}) {
  const dits = Object.keys(valeurs).some((nom) => nom.startsWith('eleve.primes.') && valeurs[nom]);
  return (
    <details className="saisie__particularites" open={dits || undefined}>
      <summary>Primes du lycée : mérite, équipement, reprise d’études</summary>
      <div className="saisie__rangee">
        <ChampListe
          {...champ('eleve.primes.mentionBrevet')}
          libelle="Mention au brevet"
          facultatif
          options={MENTIONS}
        />
        <ChampListe
          {...champ('eleve.primes.prepare')}
          libelle="Diplôme préparé"
          facultatif
          options={DIPLOMES}
        />
        <ChampTexte
          {...champ('eleve.primes.formation')}
          libelle="Code du diplôme"
          indice="Huit caractères, dans la base des élèves : sa spécialité ouvre la prime d’équipement."
          facultatif
          autoComplete="off"
        />
        <ChampTexte
          {...champ('eleve.primes.libelleFormation')}
          libelle="Spécialité"
          indice={contexte.classe.libelleMef ? `Classe : ${contexte.classe.libelleMef}` : undefined}
          facultatif
          autoComplete="off"
        />
        <ChampListe
          {...champ('eleve.primes.premiereAnnee')}
          libelle="En première année du cycle, pour la première fois"
          facultatif
          options={OUI_NON}
        />
        <ChampListe
          {...champ('eleve.primes.equipementDejaPercue')}
          libelle="Prime d’équipement déjà reçue"
          facultatif
          options={OUI_NON}
        />
        <ChampDate
          {...champ('eleve.primes.interruption')}
          libelle="Scolarité interrompue le"
          indice={`jj/mm/aaaa, pour une reprise d’études après ${direDuree(INTERRUPTION)} au moins`}
          facultatif
        />
        <ChampDate
          {...champ('eleve.primes.reprise')}
          libelle="Études reprises le"
          indice="jj/mm/aaaa"
          facultatif
        />
        <ChampListe
          {...champ('eleve.primes.diplomeAuRncp')}
          libelle="Diplôme inscrit au RNCP"
          facultatif
          options={OUI_NON}
        />
      </div>
    </details>
  );
}
