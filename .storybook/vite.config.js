export default { build: { target: 'es2022', chunkSizeWarningLimit: 4000 } };
