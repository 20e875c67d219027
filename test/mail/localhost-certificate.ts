/**
 * A certificate that the tests' mail server shows, of itself and for localhost alone: nobody trusts it who is not told to.
 * Its key is here for everyone to see, as any test's is.
 */
export const LOCALHOST_CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBmjCCAUGgAwIBAgIUJicg3YbsPqWyEp0wlM66wlaq9GUwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyNDA4NDM1OFoYDzIxMjYxMDMx
MDg0MzU4WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAARNTk0wdtPb+i3DAUgzL9PPSBwfKpiRQUGDKXVDX6Rt1vgrpU9aFkMz
Xff2xv8Ee2xocYETdhglsmQAKSaKHQnGo28wbTAdBgNVHQ4EFgQUPTMJgyfd9oaD
BYzvElObm2xQ4bowHwYDVR0jBBgwFoAUPTMJgyfd9oaDBYzvElObm2xQ4bowDwYD
VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
zj0EAwIDRwAwRAIgEfvcVBD7FTMpMpg0V636kljnn2Yb2Y9NqH4qtVALH24CIGJN
FtMqUrBihFwBT29A7cm/dJwRyfDiV5RL4bWD5dRL
-----END CERTIFICATE-----
`;

export const LOCALHOST_KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgg3ka2kqMrG0ybIi4
9KMg4cBTAfN5nf4POpMGeBpjR9ChRANCAARNTk0wdtPb+i3DAUgzL9PPSBwfKpiR
QUGDKXVDX6Rt1vgrpU9aFkMzXff2xv8Ee2xocYETdhglsmQAKSaKHQnG
-----END PRIVATE KEY-----
`;
