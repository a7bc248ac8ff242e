/** What a source of tax figures may answer, whatever its door: each documented answer and error is one of these. */
import type { Tracer } from '../echange.ts';
import type { EtatCivilCherche } from '../etat-civil.ts';

/** In whose name an avis must be. */
export type PersonneNommee = Pick<EtatCivilCherche, 'nomNaissance' | 'prenoms' | 'naissance'>;

/** Figures of one avis. Whole euros; boxes as the avis prints them. */
export interface ChiffresFiscaux {
  /** Civil year of the incomes. */
  annee: number;
  /** Revenu fiscal de référence, as it is: it may be negative. */
  rfr: number;
  nbPacF: number;
  nbPacH: number;
  nbPacJ: number;
  /** M married, O pacs, C single, D divorced or separated, V widowed; null when the source does not say. */
  situation: 'M' | 'O' | 'C' | 'D' | 'V' | null;
  /** Box T, parent isolé. */
  parentIsole: boolean;
  /** Whether a second person declares with the first. */
  deuxDeclarants: boolean;
}

export type ReponseFiscale =
  | { genre: 'chiffres'; chiffres: ChiffresFiscaux }
  /** Several persons answer to this état civil, or one whose file is not given out: the source does not tell which. */
  | { genre: 'ambigue' }
  | { genre: 'introuvable' }
  /** Known, and no figures for this year: a late declaration, a life abroad, an avis without the boxes that we need. */
  | { genre: 'sans_chiffres' }
  /** Figures of another year than the one asked: of no use (C. III.C). */
  | { genre: 'autre_annee'; annee: number }
  /** The avis is in other names than those asked, or its names are kept back. */
  | { genre: 'autre_personne' }
  /** The person is known, and the file is not given out. */
  | { genre: 'protegee' }
  /** The service is away; the same call may do better later. */
  | { genre: 'indisponible' }
  /** The source refuses what our record says: it is to be corrected first. */
  | { genre: 'fiche_a_corriger' };

/** What is asked for, and how each call that it takes is traced. */
export interface Demande {
  /** Civil year of the incomes that are asked for. */
  annee: number;
  tracer: Tracer;
}

/**
 * Tax figures of a person. Never rejects for what the source answered: every answer is a {@link ReponseFiscale}. Rejects with
 * a SansFondement when nothing founds the call.
 */
export interface SourceFiscale {
  parEtatCivil(qui: EtatCivilCherche, demande: Demande): Promise<ReponseFiscale>;
  /** By numéro fiscal (SPI, thirteen figures); the avis must name this person. */
  parNumeroFiscal(spi: string, qui: PersonneNommee, demande: Demande): Promise<ReponseFiscale>;
  /** By the access token of a FranceConnect round trip made for this: its identity is the one that the avis must name. */
  parFranceConnect(jeton: string, qui: PersonneNommee, demande: Demande): Promise<ReponseFiscale>;
}
