/** The part of asl-validator that is called here; the package brings no types. */
declare module 'asl-validator' {
  export default function validate(
    definition: object,
    options?: { checkPaths?: boolean; checkArn?: boolean },
  ): {
    isValid: boolean;
    errors: { 'Error code': string; Message: string; schemaError?: { instancePath: string; schemaPath: string } }[];
    errorsText: (separator?: string) => string;
  };
}
