await 0;
export const late = await Promise.resolve('late');
