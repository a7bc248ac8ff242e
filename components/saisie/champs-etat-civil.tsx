import { ChampCase } from '../champs/choix.tsx';
import { ChampListe, ChampNaissance, ChampTexte } from '../champs/texte.tsx';

interface Props {
  champ: (nom: string) => { nom: string; defaultValue: string; erreur: string | undefined };
  sansPrenom: boolean;
}

/** What the état civil says of a pupil, for who creates and who corrects. */
export function ChampsDEtatCivil({ champ, sansPrenom }: Props) {
  return (
    <>
      <ChampTexte {...champ('nom')} libelle="Nom de naissance" autoComplete="off" />
      <ChampTexte {...champ('nomUsage')} libelle="Nom d’usage" facultatif autoComplete="off" />
      <ChampTexte {...champ('prenom')} libelle="Prénom" autoComplete="off" />
      <ChampTexte
        {...champ('prenomUsage')}
        libelle="Prénom d’usage"
        indice="Celui que porte l’élève, s’il n’est pas le premier de l’état civil"
        facultatif
        autoComplete="off"
      />
      <ChampCase
        nom="sansPrenom"
        libelle="N’a pas de prénom"
        indice="Un seul nom à l’état civil : écrivez-le comme nom de naissance"
        defaultChecked={sansPrenom}
      />
      <ChampListe
        {...champ('sexe')}
        libelle="Sexe à l’état civil"
        options={[
          { valeur: '', libelle: 'À choisir' },
          { valeur: 'F', libelle: 'Féminin' },
          { valeur: 'M', libelle: 'Masculin' },
        ]}
      />
      <ChampNaissance {...champ('naissance')} libelle="Date de naissance" />
    </>
  );
}
