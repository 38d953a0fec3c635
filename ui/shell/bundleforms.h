// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bundle/contents.h"
#include "desk/desk.h"
#include "models/readingthread.h"
#include "settings/settings.h"

#include <QPointer>
#include <QWidget>

namespace coinpay {

class BundleForm;
class BundleView;

//! Support bundles of an open desk: gathers what is known on a thread of its own, then opens the
//! form that writes it.
class BundleForms : public QObject
{
    Q_OBJECT

public:
    //! All outlive it. Forms stand over `window`.
    BundleForms(Desk &desk, Settings &settings, const Clock &clock, QWidget &window);
    ~BundleForms() override;

    //! Of anything that has an id: a resource, an operation.
    void make(const QString &id);
    [[nodiscard]] BundleForm *openForm() const;

    //! Who signed it, as far as this desk's own key tells.
    void compareSigner(BundleView &view);
    //! In place of the file dialog, in a test.
    void setPathChooser(std::function<QString(const QString &proposal)> choose);

Q_SIGNALS:
    //! Nothing was opened: title and sentence.
    void failed(const QString &title, const QString &sentence);

private:
    [[nodiscard]] BundleOrigin origin() const;
    void open(const QString &id, const Result<BundleContents> &contents);

    Desk &m_desk;
    Settings &m_settings;
    const Clock &m_clock;
    QWidget &m_window;
    std::function<QString(const QString &)> m_choosePath;
    QPointer<BundleForm> m_form;
    ReadingThread<Reader> m_reading;
};

//! Reads a bundle and shows it over `parent`; deletes itself when it is closed. Null, with a box
//! that says why, when the file cannot be read at all.
BundleView *showBundleFile(const QString &path, QWidget &parent);

} // namespace coinpay
