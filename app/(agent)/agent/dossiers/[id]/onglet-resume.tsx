import Link from 'next/link';
import { LIBELLES_CANAUX, LIBELLES_LIENS, LIBELLES_SITUATIONS } from '#components/libelles.ts';
import { Telephone } from '#components/telephone.tsx';
import { revenusDits, sourceDesChiffres, sourceDuConcubin } from '#lib/consultation/faits.ts';
import { decisionEnVigueur } from '#lib/dossier/faits.ts';
import { lignesDAdresse } from '#lib/droit/adresse.ts';
import { anneeDesRevenus, rentree } from '#lib/droit/annee.ts';
import { direRegimes } from '#lib/droit/argent/regimes.ts';
import { ecrireJour, jour } from '#lib/droit/date.ts';
import { ecrireEuros } from '#lib/droit/montant.ts';
import { direNaissance, naissance } from '#lib/droit/naissance.ts';
import { direUsages, nomComplet, nomDActe, nomDeListe } from '#lib/droit/noms.ts';
import { typeBourseDuDossier } from '#lib/eleve/faits.ts';
import { direLEngagement } from '#lib/engagement/faits.ts';
import { estDuLycee } from '#lib/fiche-navette/faits.ts';
import { relireRegimes } from '#lib/scolarite/faits.ts';
import { jourDe, jourOuNul } from '#lib/technique/dates.ts';
import { DecisionRendue } from './decision-rendue.tsx';
import { DemandesLiees } from './demandes-liees.tsx';
import { Devoiler } from './devoiler.tsx';
import { Equipement } from './equipement.tsx';
import { Donnee, Fiche, Masquee } from './fiche.tsx';
import { FicheFormulaire } from './fiche-formulaire.tsx';
import { Mouvements } from './mouvements.tsx';
import { Rectifications } from './rectifications.tsx';
import { Retenues } from './retenues.tsx';
import { Retraits } from './retraits.tsx';
import { Transferts } from './transferts.tsx';
import { Versements } from './versements.tsx';
import type { PropsDOnglet } from './vue.ts';

/** The dossier on one screen: what was decided, the pupil, who asks, the household. */
export function OngletResume(props: PropsDOnglet) {
  const { demande, dossier, regards } = props.consultation;
  const decision = regards.decision === 'lit' ? decisionEnVigueur(dossier) : undefined;
  return (
    <>
      <Mouvements dossier={dossier} />
      {decision ? <DecisionRendue consultation={props.consultation} decision={decision} /> : null}
      {decision ? <Retraits dossier={dossier} /> : null}
      <Rectifications dossier={dossier} />
      <Retenues dossier={dossier} montants={regards.argent === 'lit'} />
      {regards.argent === 'lit' ? <Versements dossierId={dossier.id} /> : null}
      <Transferts dossier={dossier} montants={regards.argent === 'lit'} />
      <DemandesLiees dossier={dossier} />
      <div className="fiches">
        <FicheEleve {...props} />
        <FicheDemandeur {...props} />
        <FicheFoyer {...props} />
        {demande ? <FicheFormulaire demande={demande} /> : null}
        {estDuLycee(dossier) && dossier.etat !== 'brouillon' ? <Equipement dossier={dossier} /> : null}
      </div>
    </>
  );
}

function FicheEleve({ consultation: { dossier, engagement } }: PropsDOnglet) {
  const { eleve, etablissement, scolarite } = dossier;
  const recu = jourOuNul(dossier.recuLe);
  const { regime, regimes, entreeLe } = scolarite;
  const sejour = { regime, regimes: relireRegimes(regimes), du: jourDe(entreeLe) };
  return (
    <Fiche titre="Élève et demande">
      <Donnee nom="Élève">{nomDeListe(eleve)}</Donnee>
      {direUsages(eleve) ? <Donnee nom="Porte">{direUsages(eleve)}</Donnee> : null}
      <Donnee nom="Né(e)">{direNaissance(naissance(eleve.naissance))}</Donnee>
      <Donnee nom="INE">{eleve.ine}</Donnee>
      <Donnee nom="Établissement">{`${etablissement.nom}, ${etablissement.commune}`}</Donnee>
      <Donnee nom="Classe">{`${scolarite.classe}, ${direRegimes([sejour])}`}</Donnee>
      <Donnee nom="Une erreur ?">
        <Link href={`/agent/eleves/${scolarite.id}`} prefetch={false}>
          Corriger la fiche de l’élève
        </Link>
      </Donnee>
      <Donnee nom="Sortie">{scolarite.sortieLe ? ecrireJour(jourDe(scolarite.sortieLe)) : null}</Donnee>
      <Donnee nom="Bourse demandée">
        {typeBourseDuDossier(dossier) === 'college' ? 'collège' : 'lycée'}
      </Donnee>
      <Donnee nom="Reprise d’études">
        {estDuLycee(dossier) && dossier.etat !== 'brouillon' ? (
          <Link href={`/agent/reprises/${dossier.id}`} prefetch={false}>
            {dossier.reprise ? 'confirmée par l’IEN-IO : voir la fiche navette' : 'Fiche navette'}
          </Link>
        ) : null}
      </Donnee>
      <Donnee nom="Engagement du mérite">
        {direLEngagement(engagement) ? (
          <Link href={`/agent/engagements/${dossier.id}`} prefetch={false}>
            {direLEngagement(engagement)}
          </Link>
        ) : null}
      </Donnee>
      <Donnee nom="Demande reçue le">{recu ? ecrireJour(recu) : null}</Donnee>
      <Donnee nom="Canal">{LIBELLES_CANAUX[dossier.canal]}</Donnee>
    </Fiche>
  );
}

function FicheDemandeur({ consultation: { demande, dossier, regards } }: PropsDOnglet) {
  if (!demande) return null;
  const { demandeur, concubin } = demande;
  const numeroDonne = Boolean(dossier.demandes[0]?.numeroFiscal);
  return (
    <Fiche
      titre="Demandeur"
      suite={
        numeroDonne && regards.numero_fiscal === 'sur_motif' ? (
          <Devoiler dossierId={dossier.id} genre="numero_fiscal" quoi="le numéro fiscal" />
        ) : null
      }
    >
      <Donnee nom="Nom">{[demandeur.civilite, nomDActe(demandeur)].filter(Boolean).join(' ')}</Donnee>
      <Donnee nom="Une erreur ?">
        {dossier.demandeurId ? (
          <Link
            href={`/agent/eleves/${dossier.scolariteId}/responsables/${dossier.demandeurId}`}
            prefetch={false}
          >
            Corriger la fiche du demandeur
          </Link>
        ) : null}
      </Donnee>
      <Donnee nom="Lien avec l’élève">{LIBELLES_LIENS[demandeur.lien]}</Donnee>
      <Donnee nom="Situation">{demandeur.situation ? LIBELLES_SITUATIONS[demandeur.situation] : null}</Donnee>
      <Donnee nom="A repris la charge de l’élève le">
        {demandeur.priseEnChargeLe ? ecrireJour(jour(demandeur.priseEnChargeLe)) : null}
      </Donnee>
      <Donnee nom="Concubin ou conjoint">
        {concubin
          ? nomComplet({ prenom: concubin.prenom ?? '', nom: concubin.nomUsage ?? concubin.nom ?? '' })
          : null}
      </Donnee>
      {regards.coordonnees === 'lit' ? (
        <>
          <Donnee nom="Téléphone">
            {demandeur.telephone ? <Telephone numero={demandeur.telephone} /> : null}
          </Donnee>
          <Donnee nom="Courriel">{demandeur.courriel}</Donnee>
          <Donnee nom="Adresse">{lignesDAdresse(demandeur).join(', ')}</Donnee>
        </>
      ) : null}
      {regards.numero_fiscal === 'rien' ? null : (
        <Donnee nom="Numéro fiscal">{numeroDonne ? <Masquee /> : 'non donné'}</Donnee>
      )}
    </Fiche>
  );
}

function FicheFoyer({ consultation }: PropsDOnglet) {
  const { demande, dossier, regards, revenusMontres } = consultation;
  if (!demande) return null;
  const { avis, avisConcubin, residenceAlternee } = demande.ressources;
  const revenus = revenusDits(demande);
  return (
    <Fiche
      titre={`Ressources de l’année ${anneeDesRevenus(rentree(dossier.rentree))}`}
      suite={
        regards.revenus === 'sur_motif' && revenus.length > 0 ? (
          <Devoiler dossierId={dossier.id} genre="revenus" quoi="les revenus" />
        ) : null
      }
    >
      {avis ? null : <Donnee nom="Revenu fiscal de référence">avis d’impôt non reçu</Donnee>}
      {revenus.map(({ nom, euros }) => (
        <Donnee key={nom} nom={nom}>
          {revenusMontres ? ecrireEuros(euros) : <Masquee />}
        </Donnee>
      ))}
      <Donnee nom="Chiffres">{sourceDesChiffres(consultation)}</Donnee>
      <Donnee nom="Chiffres du concubin">{sourceDuConcubin(consultation)}</Donnee>
      <Donnee nom="Enfants à charge">{avis?.enfants}</Donnee>
      <Donnee nom="Enfants du concubin">{avisConcubin?.enfants}</Donnee>
      <Donnee nom="Résidence alternée">{residenceAlternee ? 'oui' : null}</Donnee>
    </Fiche>
  );
}
