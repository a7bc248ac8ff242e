import { ChampCase } from '../champs/choix.tsx';
import { ChampListe, ChampNaissance, ChampTexte } from '../champs/texte.tsx';
import { DEPARTEMENTS, PAYS, SEXES } from './listes.ts';

interface Props {
  champ: (nom: string) => { nom: string; defaultValue: string; erreur: string | undefined };
  sansPrenom: boolean;
  /** Whose état civil it is: « Demandeur ». */
  legende: string;
  /** Where the names of fields begin: a page may hold two persons. */
  prefixe?: string;
  /** False on paper that is typed: the browser knows who types, not who signed. */
  proposer?: boolean;
}

/** The état civil élargi of annexes 12 and 13, by lists and plain fields: all is judged by the server, without script. */
export function ChampsDEtatCivilElargi({
  champ,
  sansPrenom,
  legende,
  prefixe = '',
  proposer = false,
}: Props) {
  const de = (nom: string) => champ(prefixe + nom);
  const rempli = (jeton: string) => (proposer ? jeton : 'off');
  return (
    <fieldset className="fr-fieldset">
      <legend className="fr-fieldset__legend">{legende}</legend>
      <div className="saisie__rangee fr-fieldset__element">
        <ChampTexte
          {...de('nom')}
          libelle="Nom de famille"
          indice="Le nom de naissance"
          autoComplete={rempli('family-name')}
        />
        <ChampTexte {...de('nomUsage')} libelle="Nom d’usage" facultatif autoComplete="off" />
        <ChampTexte {...de('prenom')} libelle="Prénom 1" autoComplete={rempli('given-name')} />
        <ChampTexte {...de('prenom2')} libelle="Prénom 2" facultatif autoComplete="off" />
        <ChampTexte {...de('prenom3')} libelle="Prénom 3" facultatif autoComplete="off" />
        <ChampCase
          nom={`${prefixe}sansPrenom`}
          libelle="N’a pas de prénom"
          indice="Un seul nom à l’état civil : écrivez-le comme nom de famille"
          defaultChecked={sansPrenom}
        />
        <ChampListe {...de('sexe')} libelle="Sexe à l’état civil" options={SEXES} />
        <ChampNaissance
          {...de('naissance')}
          libelle="Date de naissance"
          indice="jj/mm/aaaa ; des zéros pour ce que l’état civil ne connaît pas : 00/05/1980, 00/00/1980"
          autoComplete={rempli('bday')}
        />
        <ChampListe {...de('paysNaissance')} libelle="Pays de naissance" options={PAYS} />
        <ChampListe
          {...de('departementNaissance')}
          libelle="Département de naissance"
          indice="Celui de l’époque, pour une naissance en France"
          facultatif
          options={DEPARTEMENTS}
        />
        <ChampTexte
          {...de('communeNaissance')}
          libelle="Commune de naissance"
          indice="Nom ou code, pour une naissance en France. Paris, Lyon, Marseille : avec l’arrondissement, par exemple Paris 12e Arrondissement"
          facultatif
          autoComplete="off"
        />
      </div>
    </fieldset>
  );
}
