import type { ChampDemande } from '#lib/droit/etude/question.ts';
import { ChampListe, ChampNaissance, ChampTexte } from '../champs/texte.tsx';
import type { Champ } from '../consentement/formulaire.tsx';
import { DEPARTEMENTS, PAYS, SEXES } from './listes.ts';

/** One field of an état civil élargi, alone; a place has its country, and in France its département and commune. */
export function ChampDEtatCivil({ demande, champ }: { demande: ChampDemande; champ: Champ }) {
  switch (demande) {
    case 'nom':
      return (
        <ChampTexte
          {...champ('nom')}
          libelle="Nom de famille"
          indice="Le nom de naissance"
          autoComplete="family-name"
        />
      );
    case 'nomUsage':
      return <ChampTexte {...champ('nomUsage')} libelle="Nom d’usage" facultatif autoComplete="off" />;
    case 'prenoms':
      return (
        <>
          <ChampTexte {...champ('prenom')} libelle="Prénom 1" autoComplete="given-name" />
          <ChampTexte {...champ('prenom2')} libelle="Prénom 2" facultatif autoComplete="off" />
          <ChampTexte {...champ('prenom3')} libelle="Prénom 3" facultatif autoComplete="off" />
        </>
      );
    case 'sexe':
      return <ChampListe {...champ('sexe')} libelle="Sexe à l’état civil" options={SEXES} />;
    case 'naissance':
      return (
        <ChampNaissance
          {...champ('naissance')}
          libelle="Date de naissance"
          indice="jj/mm/aaaa ; des zéros pour ce que l’état civil ne connaît pas : 00/05/1980"
          autoComplete="bday"
        />
      );
    case 'lieu':
      return (
        <>
          <ChampListe {...champ('paysNaissance')} libelle="Pays de naissance" options={PAYS} />
          <ChampListe
            {...champ('departementNaissance')}
            libelle="Département de naissance"
            indice="Celui de l’époque, pour une naissance en France"
            facultatif
            options={DEPARTEMENTS}
          />
          <ChampTexte
            {...champ('communeNaissance')}
            libelle="Commune de naissance"
            indice="Nom ou code, pour une naissance en France"
            facultatif
            autoComplete="off"
          />
        </>
      );
  }
}
