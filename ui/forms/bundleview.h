// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bundle/seal.h"
#include "forms/formdialog.h"

namespace coinpay {

class Notice;
class PartsView;

//! A support bundle somebody sent: whether it is whole, who signed it, and what it says. It reads
//! the file and nothing else, and keeps nothing of it.
class BundleView : public FormDialog
{
    Q_OBJECT

public:
    //! `name`: the file's, for the title.
    BundleView(const QString &name, const OpenedBundle &bundle, QWidget *parent = nullptr);

    //! The public key of the profile that is open, once it is known; empty: there is none.
    void setOwnKey(const QByteArray &publicRaw);
    //! Another profile of this desk, whose key signed it.
    void setSigner(const QString &profile);
    [[nodiscard]] const OpenedBundle &bundle() const { return m_bundle; }

private:
    [[nodiscard]] QWidget *buildFacts();
    [[nodiscard]] QWidget *buildButtons();
    void tellVerdict(BundleSigner signer);

    const OpenedBundle m_bundle;
    Notice *m_verdict;
    PartsView *m_parts;
    bool m_isOwn = false;
};

} // namespace coinpay
