<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Certificates</name>
    <message>
        <source>This is larger than %1 KiB. Choose the certificate of the server&apos;s own authority alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This holds a private key. Choose the file with the certificate alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a certificate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate is damaged. Copy the whole file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a whole certificate in PEM. It begins with -----BEGIN CERTIFICATE----- and ends with -----END CERTIFICATE-----</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Confirmations</name>
    <message>
        <source>%1 of %2</source>
        <extracomment>Confirmations of a payment: %1 seen of %2 required</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeyFile</name>
    <message>
        <source>%1 is not a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is larger than any private key (more than %2 KiB).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be opened. Check the path and its permissions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Others on this computer can read or change %1. Take their access away first: chmod 600 &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 belongs to somebody else. Use a copy of your own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>%1 a file, %2 what is wrong with it</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeychainStore</name>
    <message>
        <source>No keychain is running. Install and start one (GNOME Keyring, KWallet or KeePassXC), then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain cannot be reached: this session has no D-Bus. Start the program from a desktop session, or with dbus-run-session.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain has no default keyring yet. Make one in “Passwords and Keys”, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain is locked. Unlock it, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain asked for its password and stayed locked. Try again and enter the password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain refused this program. Allow access when it asks, or in the keychain&apos;s own settings, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain works but holds no private key for this profile. Import the key, or make a new one and register it with the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain could not do this: %1</source>
        <comment>%1 what the keychain says</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MemoryStore</name>
    <message>
        <source>The private key is not known in this session. Import it again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Operations</name>
    <message>
        <source>The idempotency key is too old to send this again, and the server could not be asked: %1</source>
        <comment>%1: what went wrong, a sentence</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s own record says that it refused this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer ever came, the idempotency key is too old to send this again, and the server&apos;s record does not settle it. Look for the reference on the server before you ask for it anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program ended before the answer came.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A payment arrived before the cancellation; the invoice has to settle first.</source>
        <comment>a cancellation the server accepted</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The invoice was paid before it could be canceled.</source>
        <comment>a cancellation failed</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The invoice expired before it could be canceled.</source>
        <comment>a cancellation failed</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The invoice ended as &quot;%1&quot; and was not canceled.</source>
        <comment>a cancellation failed; %1: a state in the server&apos;s word</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server knows this idempotency key with other contents, so it refused. Nothing is sent again by itself: compare the request log with the server&apos;s.</source>
        <comment>422 idempotency_key_reused</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server is still working on an earlier attempt of this request.</source>
        <comment>409 idempotency_in_progress</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 It was tried several times; a person has to look at it now.</source>
        <comment>%1: what went wrong, a sentence</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 Whether the server acted is not known. The same request goes out again with the same key, which cannot act twice.</source>
        <comment>%1: what went wrong, a sentence</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Pem</name>
    <message>
        <source>The text between the BEGIN and END lines is damaged or incomplete. Copy the whole file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PrivateKeyPem</name>
    <message>
        <source>The private key is damaged. Copy the whole file again, from the BEGIN line to the END line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This private key is protected by a passphrase. Remove it first: openssl pkey -in key.pem -out plain.pem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a public key. The private key is needed here; the public key goes to the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a key in OpenSSH&apos;s own format. An Ed25519 key in PKCS#8 PEM is needed, made by: openssl genpkey -algorithm ed25519</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is an RSA key. CoinPay needs an Ed25519 key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is an elliptic curve (ECDSA) key. CoinPay needs an Ed25519 key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a DSA key. CoinPay needs an Ed25519 key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a certificate. The private key is needed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This PEM text is not a private key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown</source>
        <comment>the kind of a key</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This key&apos;s kind is %1. CoinPay needs an Ed25519 key.</source>
        <comment>%1 as in RSA</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The private key&apos;s END line is missing. Copy the whole file, from the BEGIN line to the END line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a PEM file. It begins with -----BEGIN PRIVATE KEY-----</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is larger than any private key (more than %1 KiB). Choose the file that holds the key alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste or choose a private key.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Profile</name>
    <message>
        <source>Enter the key id that the server gave for the public key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A key id has at most %1 characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key id holds a space or a character that does not belong there. Copy it again from the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a server&apos;s address. Write it like https://api.example.com</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>http:// would let anybody on the way read and change what is sent. Use https://</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address must begin with https://</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address must not hold a user name or a password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the server alone, without what follows its name: %1</source>
        <comment>%1 an address like https://api.example.com</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter a name for the profile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A profile&apos;s name has at most %1 characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A profile&apos;s name is made of the letters a to z, digits, dots, hyphens and underscores.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A profile&apos;s name cannot begin or end with a dot.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Windows keeps the name %1 for itself. Choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the server&apos;s address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An address has at most %1 characters.</source>
        <comment>%1 a number</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProfileFile</name>
    <message>
        <source>%1 cannot be used and was left as it is: %2 Repair the file, or move it away to begin anew.</source>
        <comment>%1 a file, %2 a sentence</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not an environment.</source>
        <comment>%1 a word</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not JSON (at character %1).</source>
        <comment>%1 a number</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A newer version of this program wrote it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It does not hold a list of profiles.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Profile number %1: %2</source>
        <comment>%1 a number, %2 a sentence</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name %1 is there twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no room left to write %1. Nothing was changed. Free some space, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be written: it is read-only or belongs to somebody else. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be used: %2</source>
        <comment>%1 a file, %2 what the system says</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is far too large.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be read: it belongs to somebody else.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProfileRegistry</name>
    <message>
        <source>There is no profile named %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another CoinPay program is changing the profiles. Try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no profile yet. Add one first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say which profile: %1</source>
        <comment>%1 names, with commas</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a profile named %1 already. Choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The profile is gone, but its folder could not be deleted: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>New invoice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search invoices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the id of the selected invoice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel the selected invoice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the server for news now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the connection and how fresh it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the invoices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SigningKey</name>
    <message>
        <source>A key pair could not be made: the system&apos;s cryptography does not offer Ed25519.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request could not be signed. Close other programs if this computer is short of memory, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Store</name>
    <message>
        <source>The list is no longer wanted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The journal&apos;s entry %1 cannot be read; it was left as it is.</source>
        <extracomment>%1 is an operation&apos;s id</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not known here.</source>
        <extracomment>%1 is an id</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coinpay</name>
    <message>
        <source>Choose an asset.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The amount must be more than zero.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not travel on %2.</source>
        <comment>%1 an asset code, %2 a network</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At most %1 notes fit on an invoice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A note&apos;s name and text have 1 to %1 characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter a reference, such as the order number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A reference has at most %1 characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The callback must be an https:// address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An invoice can be open from one minute to 30 days.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter an amount.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not an amount. Write digits, like 25.00.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has %2 decimals; this amount has more.</source>
        <comment>%1 an asset code, %2 a number</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This amount is too large.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 and %2 cannot be added.</source>
        <comment>two asset codes</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the amount without thousands separators, like %1.</source>
        <comment>%1 an amount</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decimals are written with “%1” here, like %2.</source>
        <comment>%1 a decimal separator, %2 an amount</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” can be read in two ways. Write %2 or %3.</source>
        <comment>%1 what was typed, %2 and %3 amounts</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The amount is not complete. Write it like %1.</source>
        <comment>%1 an amount</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the amount to be paid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An amount has only digits and one decimal separator, like %1.</source>
        <comment>%1 an amount</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is more than the one line it prints.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not the line coinpay-sandbox prints. It begins with “{” and ends with “}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The line has no “%1”.</source>
        <comment>%1 a member of the line</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” cannot be read: %2</source>
        <comment>%1 a file name, %2 the system&apos;s reason</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is too large to be a key or a certificate.</source>
        <comment>%1 a file name</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name: “%1” was not found</source>
        <comment>%1 a host name</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the spelling of the address, and that this machine is online.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network: “%1” cannot be reached</source>
        <comment>%1 a host name</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the server is running, the port, and that no firewall stands between.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificate: the connection to “%1” is not safe</source>
        <comment>%1 a host name</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was sent. If the server uses a certificate authority of its own, add its certificate; otherwise ask the server&apos;s operator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proxy: it did not let the connection through</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the proxy in the system&apos;s network settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clock: this machine&apos;s time is wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the clock, best by turning on time synchronization, and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key: the server does not accept it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the public key shown here is the one registered with the server, and that the key id belongs to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scope: the key is not allowed to do this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the key at least the scopes “read” and “invoices:write” on the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server: “%1” did not answer</source>
        <comment>%1 a host name</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may be busy. Try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server: too many calls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait a little before trying again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server: something is wrong there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is wrong here. Try again later, and give the request id to the server&apos;s operator if it stays so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server: “%1” does not speak the CoinPay API</source>
        <comment>%1 a host name</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the address. It is the server&apos;s root, like https://api.example.com, without a path.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keychain: none is running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the desktop&apos;s keychain (such as GNOME Keyring or KWallet), or keep the key for this session only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keychain: it is locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock it and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keychain: access was denied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allow CoinPay Desk to use it and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keychain: the private key is not there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import the key again, or make a new pair and register it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something here is not right yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Storage: it could not be saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was stopped before it was done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request id: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line %1 is not a note. Write a name, “=” and a text, like: table = 12</source>
        <comment>%1 a line number</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server&apos;s default</source>
        <comment>how long an invoice can be paid</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <comment>how long an invoice can be paid</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <comment>how long an invoice can be paid</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <comment>how long an invoice can be paid</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <comment>how long an invoice can be paid</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Merchant dashboard for crypto payments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep profiles and data in &lt;dir&gt;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the profile &lt;name&gt;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use light, dark or system colours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Walk through the main job by itself; leave pictures in &lt;dir&gt;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sandbox&apos;s control address, for --tour.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not understood. See --help.</source>
        <comment>%1 an argument</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--theme is one of light, dark and system.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--tour needs --tour-control with the sandbox&apos;s https:// control address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing fetched yet</source>
        <comment>how fresh the data is</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as of %1</source>
        <comment>how fresh the data is; %1 like “3 min ago”</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offline</source>
        <comment>state of the connection</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offline since %1</source>
        <comment>state of the connection; %1 a time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>click for what to do</source>
        <comment>state of the connection</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trying again %1</source>
        <comment>%1 like “in 12 s”</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>in %n s</source>
        <comment>a short time ahead</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>trying again now</source>
        <comment>state of the connection</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting</source>
        <comment>state of the connection</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetching everything</source>
        <comment>state of the connection</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) so far</source>
        <comment>the first synchronization</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Catching up</source>
        <comment>state of the connection</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live</source>
        <comment>state of the connection</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <comment>state of the connection</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting…</source>
        <comment>state of the connection</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coinpay::CancelInvoiceForm</name>
    <message>
        <source>Cancel invoice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel this invoice?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 for “%2”</source>
        <comment>%1 an amount with its asset, %2 a reference</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer changed their mind</source>
        <comment>reason to cancel an invoice</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrong amount</source>
        <comment>reason to cancel an invoice</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate order</source>
        <comment>reason to cancel an invoice</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept with the invoice and seen by the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server is asked to close it. Until it answers, a payment can still arrive; once it is canceled, nobody can pay it any more. This cannot be taken back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the invoice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel the invoice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say why, in a few words. It helps whoever looks at it later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cancellation was not sent</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coinpay::ConnectionForm</name>
    <message>
        <source>Certificate of the server&apos;s authority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer);;All files (*)</source>
        <comment>file types</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trying the connection…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection works</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answered in %1 ms. The key may: %2</source>
        <comment>%1 milliseconds, %2 a list of scopes</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save anyway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving the key…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only for this session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key is kept in memory and gone when CoinPay Desk is closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the sandbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command that starts the sandbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The &amp;line it prints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste it here: everything below is filled in from it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sandbox is a real server on this machine with a simulated chain. Run this in a terminal and leave it running:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sandbox</source>
        <comment>environment</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test</source>
        <comment>environment</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live: real money</source>
        <comment>environment</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name of this profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Letters, digits, “-”, “_”, “.”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificate authority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the certificate authority&apos;s file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the system&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Those this system trusts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file of your own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only “%1”</source>
        <comment>%1 name of a certificate</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Key id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the server calls the public key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test the connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save and open</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coinpay::CopyLabel</name>
    <message>
        <source>Copied</source>
        <comment>said on a copy button for a moment</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coinpay::Face</name>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coinpay::KeySection</name>
    <message>
        <source>Make a key pair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a PEM…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every call is signed with a private key that never leaves this machine. It is kept in the system&apos;s keychain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Private key in PEM form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste the private key here (it begins with “-----BEGIN PRIVATE KEY-----”)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use this key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Public key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the public key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use another key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the public half. Register it with the server; it answers with a key id.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a private key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys (*.pem *.key);;All files (*)</source>
        <comment>file types</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A key is needed: make a pair, or import one.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coinpay::KeychainPage</name>
    <message>
        <source>Continue offline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain is locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your private key is in the system&apos;s keychain, which is locked. Unlock it and try again. What is stored here can be read meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain refused access</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your private key is in the system&apos;s keychain, but CoinPay Desk was not allowed to read it. Allow it when you are asked, and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The private key is not in the keychain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain works, but has no key for this profile. It may have been removed, or it belongs to another user. Import the key again, or make a new pair and register it with the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import or make a key…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No keychain is running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CoinPay Desk keeps your private key in the system&apos;s keychain and never in a file. Start GNOME Keyring, KWallet or another Secret Service and try again, or import the key for this session only: it is then gone when the window is closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a key for this session…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the keychain said</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coinpay::MainWindow</name>
    <message>
        <source>Invoices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About CoinPay Desk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Profiles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a profile…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <comment>colours</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <comment>colours</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <comment>colours</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CoinPay Desk %1</source>
        <comment>%1 a version</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A dashboard for merchants who take crypto payments.
Free software under the GNU General Public License, version 3 or later.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coinpay::NewInvoiceForm</name>
    <message>
        <source>New invoice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A&amp;sset</source>
        <comment>a currency such as USDT</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Network</source>
        <comment>a blockchain</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your own word for it, such as the order number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open for</source>
        <comment>how long an invoice can be paid</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Callback and notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Callback address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Told of every change of this invoice. Optional.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No&amp;tes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One a line, like: table = 12. Optional.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is typed here stays as a draft.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create invoice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server refused this invoice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1
Request id: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The invoice was not created</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 Nothing was sent; everything you typed is still here.</source>
        <comment>%1 a sentence that says what went wrong</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coinpay::NoticeBar</name>
    <message>
        <source>Request id: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 “%2” was refused</source>
        <comment>%1 like “New invoice”, %2 a reference</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit and try again…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The local copy was damaged and is being fetched anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing you asked for is lost: that is in the journal, which is whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You were writing an invoice: %1</source>
        <comment>%1 amount and reference</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coinpay::Rail</name>
    <message>
        <source>Sandbox</source>
        <comment>environment</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test</source>
        <comment>environment</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live</source>
        <comment>environment</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Profile %1, %2</source>
        <comment>%1 its name, %2 its environment</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2
%3</source>
        <comment>name, environment, address of a profile</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coinpay::ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tab goes on to the next thing, arrow keys move in lists, Escape closes what is open.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coinpay::StatusDialog</name>
    <message>
        <source>Connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>state of the connection, how fresh</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key id: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key may: %1</source>
        <comment>%1 a list of scopes</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This machine&apos;s clock differs from the server&apos;s by %1.</source>
        <comment>%1 like “12 s”</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything up to %1 is here.</source>
        <comment>%1 a date and time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on fetching</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause fetching</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coinpay::StatusWidget</name>
    <message>
        <source>Connection: %1</source>
        <comment>%1 like “Live”</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2
Click for details</source>
        <comment>state of the connection, how fresh</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coinpay::StoragePage</name>
    <message>
        <source>The journal is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The journal is the record of everything you asked for, so CoinPay Desk does not guess: it has touched nothing, and the file is still where it was. Make a copy of the folder below, then restore it from a backup. Older copies made before upgrades are beside it.

%1</source>
        <comment>%1 the exact fault</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This folder cannot be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CoinPay Desk must be able to write down what you ask for before it is sent. Allow writing to the folder below, or choose another with --data-dir, and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no room to write down what you ask for, so nothing is sent. Free some space and try again; nothing is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program holds the data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another copy of CoinPay Desk or coinpay-cli is writing right now. Try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data cannot be opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder of the data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coinpay::Stripe</name>
    <message>
        <source>Sandbox · simulated chain, no real money</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test · no real money</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coinpay::TimelineStep</name>
    <message>
        <source>Request id</source>
        <extracomment>Becomes &quot;Copy Request id&quot; on a button</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Event id</source>
        <extracomment>Becomes &quot;Copy Event id&quot; on a button</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 confirmations</source>
        <extracomment>A step on a timeline; %1 is &quot;3 of 12&quot;</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By the server&apos;s clock: %1
Known here since: %2</source>
        <extracomment>%1 and %2 are times by two clocks</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>was %1</source>
        <extracomment>The state before this one, in its own words</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2 later</source>
        <extracomment>How we learned of something and how long after it happened</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coinpay::WelcomePage</name>
    <message>
        <source>Welcome to CoinPay Desk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try it with the sandbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A server on this machine with a simulated chain and no real money. The best way to see what this program does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect your own server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A test or live server of yours: its address, a key pair, and the key id it gives you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who has paid, what is stuck, and what needs you today. First, it needs to know which server to talk to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coinpay::store</name>
    <message>
        <source>The journal %1 was written by a newer version of this program. Install that version to open it; the file was left as it is.</source>
        <extracomment>%1 is a file&apos;s path</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a journal of this program. Move it elsewhere, or put the journal back in its place; the file was left as it is.</source>
        <extracomment>%1 is a file&apos;s path</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The journal %1 is damaged. It holds what you asked the server to do, so it was left as it is. Restore it from a backup, or move it elsewhere and check on the server what became of the latest operations.</source>
        <extracomment>%1 is a file&apos;s path</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no operation %1.</source>
        <extracomment>%1 is an operation&apos;s id</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coinpay::store::Failure</name>
    <message>
        <source>The disk is full: %1 could not be written. Free some space and try again; nothing was changed.</source>
        <extracomment>%1 is a file&apos;s path</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be written. Check that you own it and its folder and that the disk is not mounted read-only; nothing was changed.</source>
        <extracomment>%1 is a file&apos;s path</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be opened. Check that its folder exists and that you may read and write there.</source>
        <extracomment>%1 is a file&apos;s path</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is damaged. It was left as it is; restore it from a backup.</source>
        <extracomment>%1 is a file&apos;s path</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program is holding %1. Close it, or try again in a moment.</source>
        <extracomment>%1 is a file&apos;s path</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be used: %2</source>
        <extracomment>%1 is a file&apos;s path, %2 what the database library said, in English</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coinpay::store::JournalWriter</name>
    <message>
        <source>An operation needs a method and a target.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The operation %1 cannot go from %2 to %3.</source>
        <extracomment>%1 is an operation&apos;s id, %2 and %3 are states as stored, e.g. &quot;queued&quot;</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>coinpay::theme</name>
    <message numerus="yes">
        <source>%n s ago</source>
        <comment>seconds, as short as possible</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min ago</source>
        <comment>minutes, as short as possible</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h ago</source>
        <comment>hours, as short as possible</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n d ago</source>
        <comment>days, as short as possible</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n s</source>
        <comment>seconds, as short as possible</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n min</source>
        <comment>minutes, as short as possible</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n h</source>
        <comment>hours, as short as possible</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n d</source>
        <comment>days, as short as possible</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>just now</source>
        <comment>time of an event</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n s</source>
        <comment>a length of time in seconds</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <comment>a length of time in minutes</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <comment>a length of time in hours</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n d</source>
        <comment>a length of time in days</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Pending</source>
        <comment>state of an invoice</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for the payer. No payment has been seen.</source>
        <comment>state of an invoice</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Processing</source>
        <comment>state of an invoice</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A payment has been seen and is being confirmed.</source>
        <comment>state of an invoice</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Partially paid</source>
        <comment>state of an invoice</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Less than the amount has arrived. The rest is still open.</source>
        <comment>state of an invoice</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paid</source>
        <comment>state of an invoice</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole amount is confirmed. This is final.</source>
        <comment>state of an invoice</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overpaid</source>
        <comment>state of an invoice</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More than the amount has been confirmed. Decide what to do with the rest.</source>
        <comment>state of an invoice</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expired</source>
        <comment>state of an invoice</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The time to pay is over. A late payment would reopen it.</source>
        <comment>state of an invoice</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Canceled</source>
        <comment>state of an invoice</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was called off before it was paid. This is final.</source>
        <comment>state of an invoice</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>state of an invoice</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It ended without success. The server&apos;s reason is shown with it.</source>
        <comment>state of an invoice</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown state</source>
        <comment>state of an invoice</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server used a word this version does not know.</source>
        <comment>state of an invoice</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not known</source>
        <comment>an earlier state</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The state before this one was not told.</source>
        <comment>an earlier state</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queued</source>
        <comment>state of an operation</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved here. It is sent as soon as the server can be reached.</source>
        <comment>state of an operation</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sending</source>
        <comment>state of an operation</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An attempt is under way.</source>
        <comment>state of an operation</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome unknown</source>
        <comment>state of an operation</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer was lost. It is being asked for again with the same key, so that nothing happens twice.</source>
        <comment>state of an operation</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accepted</source>
        <comment>state of an operation</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server took it on. It is not final yet.</source>
        <comment>state of an operation</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settling</source>
        <comment>state of an operation</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is on its way to its end.</source>
        <comment>state of an operation</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <comment>state of an operation</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It reached what was asked for. This is final.</source>
        <comment>state of an operation</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>state of an operation</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server took it on and it ended badly.</source>
        <comment>state of an operation</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused</source>
        <comment>state of an operation</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server said no before doing anything.</source>
        <comment>state of an operation</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs you</source>
        <comment>state of an operation</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It cannot be resolved safely without a decision.</source>
        <comment>state of an operation</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New invoice</source>
        <comment>name of an operation</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel invoice</source>
        <comment>name of an operation</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first synchronization</source>
        <comment>how we learned of it</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>event feed</source>
        <comment>how we learned of it</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answer to our call</source>
        <comment>how we learned of it</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>looked up</source>
        <comment>how we learned of it</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>webhook</source>
        <comment>how we learned of it</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
