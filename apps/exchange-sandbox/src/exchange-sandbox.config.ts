import { Type } from 'class-transformer';
import { IsInt, IsString, Max, Min, MinLength } from 'class-validator';

export class ExchangeSandboxConfig {
  @IsInt() @Min(0) @Max(65_535) @Type(() => Number) readonly FOLDWATCH_SANDBOX_PORT: number = 4001;
  @IsString() @MinLength(1) readonly FOLDWATCH_DATA_DIR: string = './data';
}
