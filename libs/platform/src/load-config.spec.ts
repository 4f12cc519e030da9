import { Type } from 'class-transformer';
import { IsIn, IsInt, Matches, Max, Min } from 'class-validator';
import { BadConfiguration, loadConfig } from './load-config';

class ExampleConfig {
  @IsInt() @Min(1) @Max(65_535) @Type(() => Number) readonly EXAMPLE_PORT: number = 4000;
  @IsIn(['on', 'off']) readonly EXAMPLE_MODE: 'on' | 'off' = 'on';
  @Matches(/^https?:/, { message: 'EXAMPLE_URL must be an http address' }) readonly EXAMPLE_URL: string =
    'http://a.example';
}

describe('loadConfig', () => {
  it('has defaults for what is not set or empty', () => {
    expect(loadConfig(ExampleConfig, { EXAMPLE_MODE: '', EXAMPLE_PORT: '80' })).toMatchObject({
      EXAMPLE_PORT: 80,
      EXAMPLE_MODE: 'on',
    });
  });

  it('names every problem in one message and no value', () => {
    const env = { EXAMPLE_PORT: 'geheim1', EXAMPLE_MODE: 'geheim2', EXAMPLE_URL: 'geheim3' };
    const load = (): ExampleConfig => loadConfig(ExampleConfig, env);
    expect(load).toThrow(BadConfiguration);
    expect(load).toThrow(/EXAMPLE_PORT[^]*EXAMPLE_MODE[^]*EXAMPLE_URL/);
    expect(load).not.toThrow(/geheim/);
  });
});
