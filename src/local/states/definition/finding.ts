/** What is wrong with a definition, in the service's terms. */
export interface DefinitionFinding {
  /** Such as `SCHEMA_VALIDATION_FAILED`. */
  code: string;
  message: string;
  /** `/States/Prepare/Resource`. */
  location: string;
}
