import sdk, * as all from '@picode/sdk';
sdk.command('main', () => [Object.keys(sdk), Object.keys(all), Object.isFrozen(sdk)]);
