declare module 'fastscan';
