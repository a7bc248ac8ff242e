import { FicheDeJeton } from '#app/(habilitation)/habilitations/[id]/jetons/jeton.tsx';
import { EtatDeLHabilitation } from '#app/(habilitation)/habilitations/etat.tsx';
import { Evenements } from '#app/(habilitation)/habilitations/evenements.tsx';
import { Recapitulatif } from '#app/(habilitation)/habilitations/recapitulatif.tsx';
import { identifiant, pageIntrouvable } from '#app/introuvable.ts';
import { titreReserve } from '#app/titre-reserve.ts';
import { Alerte } from '#components/alerte.tsx';
import { FilAriane } from '#components/fil-ariane.tsx';
import { TitrePage } from '#components/titre-page.tsx';
import { actesOuverts, enPassage } from '#lib/droit/habilitation/cycle.ts';
import { saisieMontree } from '#lib/habilitation/faits.ts';
import { lireHabilitation } from '#lib/habilitation/queries.ts';
import { scopesDe } from '#lib/habilitation/schema.ts';
import { estCorrigible } from '#lib/instruction/schema.ts';
import { jetonsDeLHabilitation } from '#lib/jeton/queries.ts';
import { exigerAgent } from '#lib/technique/session.ts';
import { lireTenue } from '#lib/tenue/queries.ts';
import { Accords } from './accords.tsx';
import { Accorder, FermerUnJeton, LimiterUnJeton, Suites } from './formulaires.tsx';

export const generateMetadata = titreReserve('Habilitation à instruire', 'instructeur_habilitations');

const FAITS = new Map([
  ['valider', 'L’habilitation est accordée. L’organisme reçoit un courriel.'],
  ['refuser', 'La demande est refusée. L’organisme reçoit vos raisons.'],
  ['demander_modifications', 'Les modifications sont demandées.'],
  ['revoquer', 'L’habilitation est révoquée : tous ses jetons sont fermés.'],
  ['ecrire', 'Votre message est envoyé.'],
  ['corriger', 'La demande est corrigée. L’organisme reçoit vos raisons.'],
  ['jeton', 'Le jeton est modifié.'],
]);

/** One request to instruct: what it asks, what is checked, what is answered. */
export default async function InstruirePage({
  params,
  searchParams,
}: PageProps<'/agent/habilitations/[id]'>) {
  const portee = await exigerAgent('instructeur_habilitations');
  const lue = await lireHabilitation(portee, identifiant((await params).id)).catch(pageIntrouvable);
  const { id, version, numero, etat, octrois, organisme, octroyee } = lue;
  const jetons = await jetonsDeLHabilitation(portee, id);
  const { titulaire } = await lireTenue(portee, id);
  const fait = FAITS.get(String((await searchParams).fait));
  const ouverts = actesOuverts(lue, 'instructeur');
  // A draft is nobody's business but its author's: until it is filed again, what was granted is shown.
  const montree = etat === 'brouillon' ? (octrois[0]?.contenu ?? {}) : saisieMontree(lue);
  return (
    <>
      <FilAriane liens={[{ href: '/agent/habilitations', libelle: 'Habilitations' }]} ici={`D${numero}`} />
      <TitrePage
        titre={`D${numero} · ${montree.projet?.intitule ?? ''}`}
        badge={<EtatDeLHabilitation etat={etat} />}
        phrase={[
          organisme.denomination,
          lue.etape === 'essai' && 'Essai : des élèves fictifs seulement',
          enPassage(lue) && 'Passage de l’essai en production',
          octroyee && etat !== 'validee' && 'L’habilitation accordée reste en vigueur',
        ]
          .filter(Boolean)
          .join('. ')}
      />
      {fait ? (
        <Alerte ton="succes" annoncer>
          {fait}
        </Alerte>
      ) : null}
      <p>Suivie pour l’organisme par {titulaire.nom}.</p>
      <Recapitulatif
        {...lue}
        saisie={montree}
        adresse="/agent/habilitations"
        verbe="Corriger"
        modifier={(partie) =>
          ouverts.includes('corriger') && estCorrigible(partie) && montree[partie]
            ? `/agent/habilitations/${id}/corriger/${partie}`
            : undefined
        }
      />
      <Accords octrois={octrois} />
      {ouverts.includes('valider') ? (
        <Accorder id={id} version={version} etape={lue.etape} scopes={scopesDe(lue.saisie)} />
      ) : null}
      <Suites id={id} version={version} ouverts={ouverts} />
      {jetons.map((jeton) => (
        <FicheDeJeton key={jeton.id} jeton={jeton}>
          {jeton.etat === 'ouvert' && ouverts.includes('revoquer_jeton') ? (
            <>
              <LimiterUnJeton id={id} jeton={jeton} />
              <FermerUnJeton id={id} jeton={jeton} />
            </>
          ) : null}
        </FicheDeJeton>
      ))}
      <Evenements evenements={lue.evenements.filter(({ acte }) => acte !== 'enregistrer')} />
    </>
  );
}
