import { Type } from 'class-transformer';
import { IsIn, IsInt, Matches, Max, Min } from 'class-validator';
import { BadConfiguration, loadConfig } from './load-config';

class OtherConfig {
  @IsIn(['a', 'b']) readonly OTHER_CHOICE!: string;
}

class ExampleConfig {
  @IsInt() @Min(1) @Max(65_535) @Type(() => Number) readonly EXAMPLE_PORT: number = 4000;
  @IsIn(['on', 'off']) readonly EXAMPLE_MODE: 'on' | 'off' = 'on';
  @Matches(/^https?:/, { message: 'EXAMPLE_URL must be an http address' }) readonly EXAMPLE_URL: string =
    'http://a.example';
}

describe('loadConfig', () => {
  it('has defaults for what is not set or empty', () => {
    expect(loadConfig({ example: ExampleConfig }, { EXAMPLE_MODE: '', EXAMPLE_PORT: '80' })).toEqual({
      example: { EXAMPLE_PORT: 80, EXAMPLE_MODE: 'on', EXAMPLE_URL: 'http://a.example' },
    });
  });

  it('names every problem in one message and no value', () => {
    const env = { EXAMPLE_PORT: 'geheim1', EXAMPLE_MODE: 'geheim2', EXAMPLE_URL: 'geheim3' };
    const load = (): object => loadConfig({ example: ExampleConfig }, env);
    expect(load).toThrow(BadConfiguration);
    expect(load).toThrow(/EXAMPLE_PORT[^]*EXAMPLE_MODE[^]*EXAMPLE_URL/);
    expect(load).not.toThrow(/geheim/);
  });

  it('puts the problems of all its parts, and of what they are together, into that message', () => {
    const classes = { example: ExampleConfig, other: OtherConfig };
    const load = (): object => loadConfig(classes, { EXAMPLE_MODE: 'x' }, () => ['both cannot be']);
    expect(load).toThrow(/EXAMPLE_MODE[^]*OTHER_CHOICE[^]*both cannot be/);
  });
});
