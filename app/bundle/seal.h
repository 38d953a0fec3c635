// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bundle/archive.h"
#include "core/clock.h"

#include <QStringList>

namespace coinpay {

class SigningKey;

//! The manifest, the parts, and with which key it was signed, in one file. The manifest names each
//! part with its SHA-256; the signature is over the manifest's exact bytes, which begin with "{"
//! and so are never those of a request. Refused (InvalidInput) when a part has the private key in
//! it, in any common spelling, or when all of it is too large. Any thread that may use the key.
[[nodiscard]] Result<QByteArray> sealBundle(const QList<BundlePart> &parts, const QString &keyId,
                                            UnixMs createdAt, const SigningKey &key);

enum class BundleState {
    Whole,   //!< every byte is as it was signed; by whom is another question
    Altered, //!< something is not as it was signed
    TooNew,  //!< whole, but of a later version of the program
    NotABundle,
};

//! What a file turned out to be.
struct OpenedBundle
{
    BundleState state = BundleState::NotABundle;
    QString sentence;     //!< what that means, and where
    QStringList altered;  //!< the parts that are not as they were signed, where that can be told
    QString keyId;        //!< as the signer calls it; says nothing by itself
    QByteArray publicKey; //!< 32 raw bytes of the key it was signed with
    UnixMs createdAt = 0;
    QList<BundlePart> parts; //!< of a whole one: without manifest, signature and key
};

//! Any bytes. Nothing of them is believed before the signature was.
[[nodiscard]] OpenedBundle openBundle(const QByteArray &file);

//! "whole", for --json.
[[nodiscard]] QLatin1String bundleStateName(BundleState state);

//! By whom it was signed, as far as this desk can tell.
enum class BundleSigner {
    Expected, //!< the key that was given, or that of a profile of this desk
    Other,    //!< not that one
    Unknown,  //!< there is nothing to compare it with
};

//! `expected`: 32 raw bytes, or empty.
[[nodiscard]] BundleSigner signerOf(const OpenedBundle &bundle, const QByteArray &expected);
//! "expected", for --json.
[[nodiscard]] QLatin1String bundleSignerName(BundleSigner signer);

} // namespace coinpay
