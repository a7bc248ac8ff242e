import { Refus } from '#lib/technique/refus.ts';

const MOTIFS = {
  vide: 'il est vide. Exportez-le de nouveau depuis Siècle.',
  ni_xml_ni_zip:
    'ce n’est ni un XML ni un zip. Envoyez le fichier tel que Siècle le donne (ExportXML_….zip), sans l’ouvrir ni le convertir.',
  zip_incomplet: 'ce zip est incomplet ou abîmé. Téléchargez-le de nouveau depuis Siècle, puis recommencez.',
  zip_protege: 'ce zip demande un mot de passe. Envoyez celui de Siècle, sans protection.',
  zip_autre_chose: 'ce zip contient autre chose que des fichiers XML. Envoyez le zip de Siècle, tel quel.',
  zip_trop: 'ce zip contient trop de fichiers, ou des fichiers trop gros. Envoyez un export à la fois.',
  dtd: 'il contient une déclaration de type (DOCTYPE), que Siècle n’écrit jamais. Exportez-le de nouveau depuis Siècle.',
  mal_forme:
    'il est coupé ou mal formé. Exportez-le de nouveau depuis Siècle, et n’envoyez que le fichier entier.',
  utf8: 'il a été ouvert puis réenregistré en UTF-8 : les accents y sont faux. Envoyez le fichier de Siècle tel quel, sans l’ouvrir dans un éditeur.',
  encodage:
    'son codage de caractères n’est pas celui de Siècle (ISO-8859-15). Exportez-le de nouveau depuis Siècle.',
  racine:
    'ce n’est pas un export de la base élèves que nous lisons. Exportez ElevesAvecAdresses, ResponsablesAvecAdresses, Structures ou Nomenclature.',
  parametres:
    'il ne dit pas de quel établissement, de quelle année et de quand il est (PARAMETRES). Exportez-le de nouveau depuis Siècle.',
  demesure: 'un de ses enregistrements est démesuré. Exportez-le de nouveau depuis Siècle.',
} as const;

export type MotifSiecle = keyof typeof MOTIFS;

/** A whole file refused, with its name, why and the way out; `ligne` is the line of the file where it stopped. */
export const refuserLeFichier = (motif: MotifSiecle, nom: string, ligne?: number): Refus =>
  new Refus('impossible', `« ${nom} » : ${ligne ? `à la ligne ${ligne}, ` : ''}${MOTIFS[motif]}`, {
    champ: 'fichiers',
  });
